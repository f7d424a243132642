CREATE TABLE "lending"."product_versions" (
	"product_id" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL,
	"made_by" text,
	"made_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "product_versions_product_id_version_pk" PRIMARY KEY("product_id","version"),
	CONSTRAINT "product_versions_version" CHECK (version > 0)
);
--> statement-breakpoint
-- What each product says becomes a version of it. The text is the canonical JSON that the digest is of:
-- keys sorted, no blanks, what is null left out.
WITH "spelled" AS (
	SELECT "id", "version", concat(
		'{"allocationOrder":["PENALTY","FEE","INTEREST","PRINCIPAL"],"balloonPercent":"0","currency":', to_json("currency"),
		',"dayCount":', to_json("day_count"),
		',"description":', to_json("description"),
		',"downPaymentPercent":"0","every":{"count":1,"unit":"MONTH"},"excess":"IN_ADVANCE","interestGrace":0,"maxAmount":"', "max_amount",
		'","maxTermMonths":', "max_term_months",
		',"method":', to_json("method"),
		',"minAmount":"', "min_amount",
		'","minTermMonths":', "min_term_months",
		',"multipleOf":"1","name":', to_json("name"),
		',"overdueInterest":false,"principalGrace":0,"rates":[', (
			SELECT string_agg(concat(
				'{"annualRate":', "rate"->'annualRate', ',"band":', "rate"->'band',
				',"maxTermMonths":', "rate"->'maxTermMonths', ',"minTermMonths":', "rate"->'minTermMonths', '}'
			), ',' ORDER BY "place")
			FROM jsonb_array_elements("rates") WITH ORDINALITY AS "each" ("rate", "place")
		), ']}'
	) AS "text"
	FROM "lending"."products"
)
INSERT INTO "lending"."product_versions" ("product_id", "version", "content", "digest", "made_at", "reason")
SELECT "id", "version", "text"::jsonb || '{"lateFee": null}', encode(sha256(convert_to("text", 'UTF8')), 'hex'), now(),
	'What the product said when its versions began to be kept.'
FROM "spelled";--> statement-breakpoint
-- What was applied for and offered until now was so under the only version that there was.
ALTER TABLE "lending"."applications" ADD COLUMN "product_version" integer;--> statement-breakpoint
UPDATE "lending"."applications" SET "product_version" = "products"."version"
FROM "lending"."products" WHERE "products"."id" = "applications"."product_id";--> statement-breakpoint
ALTER TABLE "lending"."applications" ALTER COLUMN "product_version" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."offers" ADD COLUMN "product_version" integer;--> statement-breakpoint
UPDATE "lending"."offers" SET "product_version" = "applications"."product_version"
FROM "lending"."applications" WHERE "applications"."id" = "offers"."application_id";--> statement-breakpoint
ALTER TABLE "lending"."offers" ALTER COLUMN "product_version" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "lending"."product_versions" ADD CONSTRAINT "product_versions_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "lending"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."applications" ADD CONSTRAINT "applications_product_version" FOREIGN KEY ("product_id","product_version") REFERENCES "lending"."product_versions"("product_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."loans" ADD CONSTRAINT "loans_product_version" FOREIGN KEY ("product_id","product_version") REFERENCES "lending"."product_versions"("product_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lending"."products" DROP COLUMN "name";--> statement-breakpoint
ALTER TABLE "lending"."products" DROP COLUMN "description";--> statement-breakpoint
ALTER TABLE "lending"."products" DROP COLUMN "currency";--> statement-breakpoint
ALTER TABLE "lending"."products" DROP COLUMN "min_amount";--> statement-breakpoint
ALTER TABLE "lending"."products" DROP COLUMN "max_amount";--> statement-breakpoint
ALTER TABLE "lending"."products" DROP COLUMN "min_term_months";--> statement-breakpoint
ALTER TABLE "lending"."products" DROP COLUMN "max_term_months";--> statement-breakpoint
ALTER TABLE "lending"."products" DROP COLUMN "day_count";--> statement-breakpoint
ALTER TABLE "lending"."products" DROP COLUMN "method";--> statement-breakpoint
ALTER TABLE "lending"."products" DROP COLUMN "rates";--> statement-breakpoint
-- What a version says is what loans were made under: it stays, and a change is another version.
CREATE TRIGGER product_versions_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lending.product_versions
  FOR EACH STATEMENT EXECUTE FUNCTION lending.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON lending.product_versions FROM lending_app;
