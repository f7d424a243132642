CREATE TABLE "compliance"."audit_anchors" (
	"day" date NOT NULL,
	"position" integer NOT NULL,
	"proof" jsonb NOT NULL,
	CONSTRAINT "audit_anchors_day_position_pk" PRIMARY KEY("day","position")
);
