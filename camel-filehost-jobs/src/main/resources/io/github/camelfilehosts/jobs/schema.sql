-- The tables of camel-filehost-jobs, for PostgreSQL and H2. Times are milliseconds since 1970.

create table if not exists filehost_job (
    id varchar(64) not null primary key,
    account varchar(200) not null,
    file_factory varchar(200) not null,
    file_id varchar(200) not null,
    folder_id varchar(200),
    folder_path varchar(5000),
    state varchar(20) not null,
    due bigint not null,
    attempts integer not null,
    lane varchar(250),
    claim varchar(40),
    file_name varchar(100000),
    file_size bigint,
    md5 varchar(32),
    premium_only boolean,
    password_protected boolean,
    reason varchar(5000),
    result_id varchar(200),
    result_url varchar(10000),
    submitted bigint not null,
    finished bigint,
    handed_out boolean not null,
    handing_out_until bigint not null,
    hand_outs_failed integer not null default 0
);
create index if not exists filehost_job_account on filehost_job (account, state, file_factory, due);
create index if not exists filehost_job_file_factory on filehost_job (file_factory, state, due);
create index if not exists filehost_job_state on filehost_job (state, due);
create index if not exists filehost_job_lane on filehost_job (lane);
create index if not exists filehost_job_finished on filehost_job (handed_out, finished);

-- Accounts that stand still: refused, or without a budget.
create table if not exists filehost_hold (
    account varchar(200) not null primary key,
    held_until bigint not null,
    refused boolean not null,
    reason varchar(5000)
);

-- Maps that the nodes share: uploads by their keys, sessions.
create table if not exists filehost_map (
    map_name varchar(100) not null,
    entry_key varchar(500) not null,
    entry_value varchar(100000) not null,
    expires bigint not null,
    primary key (map_name, entry_key)
);

-- As db-scheduler wants it.
create table if not exists filehost_scheduled_task (
    task_name varchar(100) not null,
    task_instance varchar(250) not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by varchar(250),
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    primary key (task_name, task_instance)
);
create index if not exists filehost_scheduled_task_time on filehost_scheduled_task (execution_time);
create index if not exists filehost_scheduled_task_heartbeat on filehost_scheduled_task (last_heartbeat);
