CREATE TABLE "lending"."servicing_proposals" (
	"loan_id" text NOT NULL,
	"mutation" text NOT NULL,
	"content" text NOT NULL,
	"weight" bigint NOT NULL,
	"officer_id" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "servicing_proposals_loan_id_mutation_pk" PRIMARY KEY("loan_id","mutation")
);
--> statement-breakpoint
ALTER TABLE "lending"."servicing_proposals" ADD CONSTRAINT "servicing_proposals_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "lending"."loans"("id") ON DELETE no action ON UPDATE no action;