-- What the ledger was asked to post is kept like the rest of a credit file.
REVOKE DELETE, TRUNCATE ON lending.postings FROM lending_app;
