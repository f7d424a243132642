-- Lending's questions get a consumer of their own. It goes on where the one stands that has answered them
-- so far: from the beginning of the log it would take up each old question before the first new one. Done
-- here, and not by the consumer as it starts, because the other one may have gone on by then.
INSERT INTO compliance.inbox (consumer, stream, seq)
SELECT 'clearances', stream, seq FROM compliance.inbox
WHERE consumer = 'compliance' AND stream = 'lending'
ON CONFLICT DO NOTHING;
