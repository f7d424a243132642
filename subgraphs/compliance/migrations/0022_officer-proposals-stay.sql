-- What an officer proposed stays as it was said; that another one carried it out is all that is written to it.
CREATE TRIGGER officer_proposals_stay
  BEFORE DELETE OR TRUNCATE ON compliance.officer_proposals
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
CREATE TRIGGER officer_proposals_said_once
  BEFORE UPDATE OF id, act, about, reason, proposed_by, proposed_at, expires_at
  ON compliance.officer_proposals
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.refuse_change();
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON compliance.officer_proposals FROM compliance_app;
