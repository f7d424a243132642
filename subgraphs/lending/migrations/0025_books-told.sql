CREATE TABLE "lending"."book_tellings" (
	"id" text PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"after_loan" text,
	"loans" integer NOT NULL,
	"told" integer NOT NULL,
	"failed" integer NOT NULL,
	"together" jsonb NOT NULL,
	"postings" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lending"."told_books" (
	"loan_id" text PRIMARY KEY NOT NULL,
	"postings" integer NOT NULL,
	"own" jsonb NOT NULL,
	"told_on" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lending"."told_books" ADD CONSTRAINT "told_books_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "lending"."loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "book_tellings_open" ON "lending"."book_tellings" USING btree ((finished_at is null)) WHERE finished_at is null;