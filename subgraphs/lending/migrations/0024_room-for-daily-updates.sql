-- Each loan is written at every end of day. With half of each page free the new row finds its place beside
-- the old one: no index is touched, and what is dead goes at the next write instead of making the table grow.
ALTER TABLE "lending"."loans" SET (fillfactor = 50);
