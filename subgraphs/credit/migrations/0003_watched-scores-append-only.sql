-- What models score by, which of them decided when, what challengers said, what lending was told and
-- what it reported are never changed.
CREATE TRIGGER registered_models_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON credit.registered_models
  FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_change();
--> statement-breakpoint
CREATE TRIGGER model_promotions_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON credit.model_promotions
  FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_change();
--> statement-breakpoint
CREATE TRIGGER shadow_scores_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON credit.shadow_scores
  FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_change();
--> statement-breakpoint
CREATE TRIGGER assessments_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON credit.assessments
  FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_change();
--> statement-breakpoint
CREATE TRIGGER loan_months_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON credit.loan_months
  FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON credit.registered_models,
  credit.model_promotions,
  credit.shadow_scores,
  credit.assessments,
  credit.loan_months
  FROM credit_app;
