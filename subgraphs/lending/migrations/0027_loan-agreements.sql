CREATE TABLE "lending"."loan_agreements" (
	"loan_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"commitment" text NOT NULL,
	"salt" text NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "loan_agreements_commitment_unique" UNIQUE("commitment")
);
--> statement-breakpoint
ALTER TABLE "lending"."loan_agreements" ADD CONSTRAINT "loan_agreements_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "lending"."loans"("id") ON DELETE no action ON UPDATE no action;