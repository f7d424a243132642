-- Whom a proposal concerns stays as it was said, too.
DROP TRIGGER officer_proposals_said_once ON compliance.officer_proposals;
--> statement-breakpoint
CREATE TRIGGER officer_proposals_said_once
  BEFORE UPDATE OF id, act, about, subject, reason, proposed_by, proposed_at, expires_at
  ON compliance.officer_proposals
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
