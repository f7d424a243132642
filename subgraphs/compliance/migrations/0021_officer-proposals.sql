CREATE TABLE "compliance"."officer_proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"act" text NOT NULL,
	"about" text NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"carried_out_by" text,
	"carried_out_at" timestamp with time zone,
	CONSTRAINT "officer_proposals_two_officers" CHECK ("compliance"."officer_proposals"."carried_out_by" is null or "compliance"."officer_proposals"."carried_out_by" <> "compliance"."officer_proposals"."proposed_by"),
	CONSTRAINT "officer_proposals_carried_out" CHECK (("compliance"."officer_proposals"."carried_out_by" is null) = ("compliance"."officer_proposals"."carried_out_at" is null))
);
--> statement-breakpoint
CREATE INDEX "officer_proposals_act_about_index" ON "compliance"."officer_proposals" USING btree ("act","about");