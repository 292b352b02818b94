-- Where the accounts' budgets are, as Bucket4j wants it.
create table bucket (id varchar(100) primary key, state bytea, expires_at bigint);
