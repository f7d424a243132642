-- From now on salts go with the seal that allows it, and no more each night: those that waited for this night.
DELETE FROM compliance.audit_salts s USING compliance.audit_entries e
WHERE s.entry_id = e.id AND e.stream = 'identity'
  AND e.subject IN (
    SELECT o.subject FROM compliance.audit_entries o
    JOIN compliance.audit_seals seal ON seal.day = o.day AND o.position BETWEEN seal.first AND seal.last
    WHERE o.stream = 'compliance' AND o.type = 'compliance.erasure.ordered')
  AND EXISTS (
    SELECT FROM compliance.audit_seals seal
    WHERE seal.day = e.day AND e.position BETWEEN seal.first AND seal.last);
