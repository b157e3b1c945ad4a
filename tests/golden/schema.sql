CREATE INDEX "agenda_item_parent" ON "agenda_item" (source, parent, position);
CREATE INDEX batch_at ON batch (at);
CREATE INDEX "beneficiary_parent" ON "beneficiary" (source, parent, position);
CREATE INDEX blob_use_digest ON blob_use (digest);
CREATE INDEX "body_present_parent" ON "body_present" (source, parent, position);
CREATE INDEX "campaign_resource_parent" ON "campaign_resource" (source, parent, position);
CREATE INDEX "campaign_result_parent" ON "campaign_result" (source, parent, position);
CREATE INDEX "campaign_target_parent" ON "campaign_target" (source, parent, position);
CREATE INDEX "cause_parent" ON "cause" (source, parent, position);
CREATE INDEX change_batch ON change (batch);
CREATE INDEX change_record ON change (kind, uid);
CREATE INDEX "commendation_parent" ON "commendation" (source, parent, position);
CREATE INDEX "connection_point_parent" ON "connection_point" (source, parent, position);
CREATE INDEX "criterion_score_parent" ON "criterion_score" (source, parent, position);
CREATE INDEX "delegate_parent" ON "delegate" (source, parent, position);
CREATE INDEX "direction_parent" ON "direction" (source, parent, position);
CREATE INDEX "document_parent" ON "document" (source, parent, position);
CREATE INDEX "evidence_parent" ON "evidence" (source, parent, position);
CREATE INDEX "excerpt_parent" ON "excerpt" (source, parent, position);
CREATE INDEX "fund_account_parent" ON "fund_account" (source, parent, position);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name" ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX "included_package_parent" ON "included_package" (source, parent, position);
CREATE INDEX "inspection_board_parent" ON "inspection_board" (source, parent, position);
CREATE INDEX "limitation_parent" ON "limitation" (source, parent, position);
CREATE INDEX "model_example_parent" ON "model_example" (source, parent, position);
CREATE INDEX "oversight_parent" ON "oversight" (source, parent, position);
CREATE INDEX package_register_answers ON package_register (answers);
CREATE INDEX package_register_package ON package_register (package);
CREATE INDEX package_register_unit ON package_register (period, unit, revision);
CREATE INDEX "photo_parent" ON "photo" (source, parent, position);
CREATE INDEX "recommendation_parent" ON "recommendation" (source, parent, position);
CREATE INDEX "solution_parent" ON "solution" (source, parent, position);
CREATE INDEX "speech_parent" ON "speech" (source, parent, position);
CREATE INDEX "staff_line_parent" ON "staff_line" (source, parent, position);
CREATE INDEX "submitted_report_parent" ON "submitted_report" (source, parent, position);
CREATE INDEX "task_given_parent" ON "task_given" (source, parent, position);
CREATE INDEX "task_review_parent" ON "task_review" (source, parent, position);
CREATE INDEX "vote_parent" ON "vote" (source, parent, position);
CREATE TABLE "_sqlite_migrations" (STRICT)
    applied_at TEXT
    id INTEGER KEY 1
    migration_set TEXT
    name TEXT
CREATE TABLE "agenda_item" (STRICT, WITHOUT ROWID)
    content TEXT
    done_by TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    source INTEGER NOT NULL KEY 1
    starts_at TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "assessment" (STRICT, WITHOUT ROWID)
    bonus TEXT
    bonus_reason TEXT
    conditions TEXT
    period TEXT
    prepared_by TEXT
    prepared_on TEXT
    source INTEGER NOT NULL KEY 1
    summary TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "attachment" (STRICT, WITHOUT ROWID)
    media_type TEXT
    name TEXT
    size INTEGER
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
CREATE TABLE "band" (STRICT, WITHOUT ROWID)
    code TEXT
    from_score TEXT
    name TEXT
    retired INTEGER
    scale TEXT
    sequence INTEGER
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
CREATE TABLE "batch" (STRICT)
    at TEXT NOT NULL
    id INTEGER KEY 1
    reverted INTEGER NOT NULL
    reverts INTEGER
    role TEXT NOT NULL
    session TEXT NOT NULL
    what TEXT NOT NULL
    who TEXT NOT NULL
CREATE TABLE "beneficiary" (STRICT, WITHOUT ROWID)
    address TEXT
    circumstances TEXT
    name TEXT
    parent TEXT NOT NULL
    period TEXT
    phone TEXT
    position INTEGER NOT NULL
    religion TEXT
    source INTEGER NOT NULL KEY 1
    support TEXT
    supported_on TEXT
    uid TEXT NOT NULL KEY 2
    worth TEXT
CREATE TABLE "blob" (STRICT)
    data BLOB NOT NULL
    digest TEXT NOT NULL KEY 1
    size INTEGER NOT NULL
CREATE TABLE "blob_use" (STRICT, WITHOUT ROWID)
    digest TEXT NOT NULL KEY 2
    source INTEGER NOT NULL KEY 1
CREATE TABLE "body" (STRICT, WITHOUT ROWID)
    block TEXT
    code TEXT
    name TEXT
    retired INTEGER
    sequence INTEGER
    sort TEXT
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
CREATE TABLE "body_present" (STRICT, WITHOUT ROWID)
    block TEXT
    body TEXT
    invited INTEGER
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    present INTEGER
    represented_by TEXT
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
CREATE TABLE "campaign" (STRICT, WITHOUT ROWID)
    board_decision TEXT
    board_size INTEGER
    campaign_kind TEXT
    catalogue_item TEXT
    causes TEXT
    code TEXT
    conferences TEXT
    launch_document TEXT
    launch_level TEXT
    launched_by TEXT
    launched_on TEXT
    lead TEXT
    limitations TEXT
    merged_into TEXT
    name TEXT
    ongoing INTEGER
    parent_item TEXT
    partners TEXT
    period TEXT
    publicity_events INTEGER
    publicity_items INTEGER
    publicity_turns INTEGER
    responsible TEXT
    runs_from TEXT
    runs_to TEXT
    short_name TEXT
    solutions TEXT
    source INTEGER NOT NULL KEY 1
    source_name TEXT
    state TEXT
    strengths TEXT
    summary TEXT
    supported INTEGER
    supported_unit TEXT
    tasks TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "campaign_resource" (STRICT, WITHOUT ROWID)
    name TEXT
    origin TEXT
    parent TEXT NOT NULL
    period TEXT
    position INTEGER NOT NULL
    quantity TEXT
    resource_kind TEXT
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
    unit TEXT
    worth TEXT
CREATE TABLE "campaign_result" (STRICT, WITHOUT ROWID)
    actual TEXT
    area TEXT
    indicator TEXT
    name TEXT
    parent TEXT NOT NULL
    period TEXT
    position INTEGER NOT NULL
    remark TEXT
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
    unit TEXT
CREATE TABLE "campaign_target" (STRICT, WITHOUT ROWID)
    actual TEXT
    indicator TEXT
    last_year TEXT
    name TEXT
    parent TEXT NOT NULL
    period TEXT
    plan TEXT
    position INTEGER NOT NULL
    remark TEXT
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
    unit TEXT
CREATE TABLE "catalogue_item" (STRICT, WITHOUT ROWID)
    basis TEXT
    code TEXT
    launch_document TEXT
    launch_level TEXT
    launched_by TEXT
    lead TEXT
    name TEXT
    parent_item TEXT
    retired INTEGER
    sequence INTEGER
    short_name TEXT
    source INTEGER NOT NULL KEY 1
    successor TEXT
    type TEXT
    uid TEXT NOT NULL KEY 2
    valid_from TEXT
    valid_to TEXT
CREATE TABLE "cause" (STRICT, WITHOUT ROWID)
    cause_kind TEXT
    content TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    source INTEGER NOT NULL KEY 1
    task TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "change" (STRICT)
    batch INTEGER NOT NULL
    field TEXT NOT NULL
    id INTEGER KEY 1
    kind TEXT NOT NULL
    new ANY
    old ANY
    uid TEXT NOT NULL
CREATE TABLE "commendation" (STRICT, WITHOUT ROWID)
    achievement TEXT
    award TEXT
    award_level TEXT
    awarded TEXT
    decided_on TEXT
    decision_number TEXT
    name TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    post TEXT
    quantity INTEGER
    reward TEXT
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
CREATE TABLE "conference" (STRICT, WITHOUT ROWID)
    absent INTEGER
    assessed_from TEXT
    assessed_to TEXT
    attendance_remark TEXT
    campaigns TEXT
    chaired_by TEXT
    co_organisers TEXT
    code TEXT
    combined_with TEXT
    convened INTEGER
    cost TEXT
    cost_sources TEXT
    directives TEXT
    ends_at TEXT
    ends_on TEXT
    ethnic_minority INTEGER
    form TEXT
    held_on TEXT
    host_code TEXT
    level TEXT
    limitations TEXT
    non_party INTEGER
    ordinal TEXT
    organiser TEXT
    organiser_name TEXT
    overall TEXT
    own_role TEXT
    part_of_day TEXT
    period TEXT
    present INTEGER
    prestigious INTEGER
    purposes TEXT
    religious INTEGER
    secretaries TEXT
    source INTEGER NOT NULL KEY 1
    source_author TEXT
    source_link TEXT
    source_name TEXT
    source_published_at TEXT
    source_published_on TEXT
    starts_at TEXT
    state TEXT
    subjects TEXT
    summary TEXT
    tasks TEXT
    title TEXT
    uid TEXT NOT NULL KEY 2
    venue TEXT
    video_link TEXT
    women INTEGER
CREATE TABLE "connection_point" (STRICT, WITHOUT ROWID)
    line TEXT
    name TEXT
    organisation TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    present INTEGER
    remark TEXT
    responsible TEXT
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
    unit TEXT
    venue TEXT
CREATE TABLE "criterion" (STRICT, WITHOUT ROWID)
    code TEXT
    evidence TEXT
    indicators TEXT
    maximum TEXT
    question TEXT
    replaces TEXT
    retired INTEGER
    sequence INTEGER
    source INTEGER NOT NULL KEY 1
    task TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "criterion_score" (STRICT, WITHOUT ROWID)
    appraised TEXT
    appraised_reason TEXT
    criterion TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    reason TEXT
    score TEXT
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
CREATE TABLE "deadline" (STRICT, WITHOUT ROWID)
    code TEXT
    day INTEGER
    days_before INTEGER
    level TEXT
    months_after INTEGER
    period_kind TEXT
    retired INTEGER
    sequence INTEGER
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
CREATE TABLE "decision" (STRICT, WITHOUT ROWID)
    appraised TEXT
    deadline TEXT
    decided_by TEXT
    decided_on TEXT
    outcome TEXT
    package TEXT
    period TEXT
    revision INTEGER
    score TEXT
    source INTEGER NOT NULL KEY 1
    text TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "delegate" (STRICT, WITHOUT ROWID)
    absent_reason TEXT
    name TEXT
    organisation TEXT
    parent TEXT NOT NULL
    party_post TEXT
    position INTEGER NOT NULL
    roles TEXT
    salutation TEXT
    source INTEGER NOT NULL KEY 1
    state_post TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "direction" (STRICT, WITHOUT ROWID)
    content TEXT
    deadline TEXT
    direction_kind TEXT
    lead TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    source INTEGER NOT NULL KEY 1
    task TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "directive" (STRICT, WITHOUT ROWID)
    abstract TEXT
    arrangement TEXT
    basis TEXT
    content TEXT
    deadline TEXT
    file TEXT
    issued_on TEXT
    issuer TEXT
    number TEXT
    period TEXT
    received_on TEXT
    reply_document TEXT
    signer TEXT
    source INTEGER NOT NULL KEY 1
    source_author TEXT
    source_link TEXT
    source_name TEXT
    source_published_at TEXT
    source_published_on TEXT
    state TEXT
    tasks TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "document" (STRICT, WITHOUT ROWID)
    abstract TEXT
    direction TEXT
    doc_type TEXT
    file TEXT
    issued_on TEXT
    issuer TEXT
    number TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
CREATE TABLE "evidence" (STRICT, WITHOUT ROWID)
    campaign TEXT
    conference TEXT
    criterion TEXT
    document TEXT
    file TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    source INTEGER NOT NULL KEY 1
    task TEXT
    title TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "excerpt" (STRICT, WITHOUT ROWID)
    content TEXT
    heading TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
    unit_names TEXT
    units TEXT
CREATE TABLE "fund_account" (STRICT, WITHOUT ROWID)
    capital TEXT
    closing TEXT
    fund TEXT
    gifts TEXT
    house_building TEXT
    house_repair TEXT
    houses_built INTEGER
    houses_from_family TEXT
    houses_from_fund TEXT
    houses_from_society TEXT
    houses_repaired INTEGER
    income TEXT
    medical TEXT
    opening TEXT
    other_spending TEXT
    parent TEXT NOT NULL
    period TEXT
    position INTEGER NOT NULL
    remark TEXT
    scholarships TEXT
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
CREATE TABLE "gate" (STRICT)
    source INTEGER KEY 1
CREATE TABLE "guidance_header" (STRICT, WITHOUT ROWID)
    abstract TEXT
    applies_from TEXT
    bonus_maximum TEXT
    issued_on TEXT
    issuer TEXT
    issuer_name TEXT
    late_limit_days INTEGER
    number TEXT
    source INTEGER NOT NULL KEY 1
    title TEXT
    uid TEXT NOT NULL KEY 2
    version INTEGER
CREATE TABLE "included_package" (STRICT, WITHOUT ROWID)
    conferences INTEGER
    days_late INTEGER
    package TEXT
    parent TEXT NOT NULL
    period TEXT
    position INTEGER NOT NULL
    rating TEXT
    received_at TEXT
    received_on TEXT
    revision INTEGER
    score TEXT
    source INTEGER NOT NULL KEY 1
    state TEXT
    uid TEXT NOT NULL KEY 2
    unit TEXT
    unit_name TEXT
CREATE TABLE "indicator" (STRICT, WITHOUT ROWID)
    basis TEXT
    campaign TEXT
    code TEXT
    direction TEXT
    formula TEXT
    name TEXT
    nature TEXT
    places INTEGER
    replaces TEXT
    retired INTEGER
    sequence INTEGER
    source INTEGER NOT NULL KEY 1
    task TEXT
    time_rule TEXT
    uid TEXT NOT NULL KEY 2
    unit TEXT
    unit_rule TEXT
    valid_from TEXT
    valid_to TEXT
    weight_by TEXT
CREATE TABLE "indicator_figure" (STRICT, WITHOUT ROWID)
    actual TEXT
    appraised TEXT
    appraised_reason TEXT
    cumulative TEXT
    denominator TEXT
    indicator TEXT
    last_year TEXT
    note TEXT
    numerator TEXT
    own_name TEXT
    own_unit TEXT
    period TEXT
    plan TEXT
    scope TEXT
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
CREATE TABLE "inspection_board" (STRICT, WITHOUT ROWID)
    area TEXT
    board TEXT
    deducted TEXT
    otherwise TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    projects INTEGER
    recommended INTEGER
    recovered TEXT
    remark TEXT
    sessions INTEGER
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
    violations INTEGER
CREATE TABLE "limitation" (STRICT, WITHOUT ROWID)
    causes TEXT
    content TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    solutions TEXT
    source INTEGER NOT NULL KEY 1
    task TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "model_example" (STRICT, WITHOUT ROWID)
    content TEXT
    model_kind TEXT
    name TEXT
    parent TEXT NOT NULL
    period TEXT
    place TEXT
    position INTEGER NOT NULL
    replicated INTEGER
    replicated_where TEXT
    results TEXT
    source INTEGER NOT NULL KEY 1
    started_on TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "office" (STRICT, WITHOUT ROWID)
    address TEXT
    code TEXT
    congress TEXT
    email TEXT
    full_name TEXT
    header_body TEXT
    header_lower TEXT
    header_right TEXT
    header_upper TEXT
    level TEXT
    manner TEXT
    name TEXT
    phone TEXT
    place_name TEXT
    source INTEGER NOT NULL KEY 1
    superior TEXT
    symbol TEXT
    term TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "office_fact" (STRICT, WITHOUT ROWID)
    key TEXT NOT NULL KEY 1
    value TEXT NOT NULL
CREATE TABLE "officer" (STRICT, WITHOUT ROWID)
    email TEXT
    front_post TEXT
    full_time INTEGER
    name TEXT
    other_posts TEXT
    party_post TEXT
    phone TEXT
    roles TEXT
    salutation TEXT
    since_on TEXT
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
    until_on TEXT
CREATE TABLE "oversight" (STRICT, WITHOUT ROWID)
    addressed_to TEXT
    held_on TEXT
    matter TEXT
    oversight_form TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    recommendations INTEGER
    remark TEXT
    resolved INTEGER
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
CREATE TABLE "own_phrase" (STRICT, WITHOUT ROWID)
    place TEXT
    source INTEGER NOT NULL KEY 1
    text TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "package_register" (STRICT)
    addressee TEXT NOT NULL
    answers TEXT NOT NULL
    days_late INTEGER
    digits TEXT NOT NULL
    direction TEXT NOT NULL
    file_name TEXT NOT NULL
    handled_at TEXT NOT NULL
    inside TEXT NOT NULL
    kept TEXT NOT NULL
    kind TEXT NOT NULL
    made_at TEXT NOT NULL
    outcome TEXT NOT NULL
    package TEXT NOT NULL
    period TEXT NOT NULL
    reason TEXT NOT NULL
    revision INTEGER NOT NULL
    sealed INTEGER NOT NULL
    sentence TEXT NOT NULL
    source INTEGER KEY 1
    state TEXT NOT NULL
    state_at TEXT NOT NULL
    unit TEXT NOT NULL
    unit_name TEXT NOT NULL
    uuid TEXT NOT NULL
CREATE TABLE "peer_figure" (STRICT, WITHOUT ROWID)
    indicator TEXT
    measure TEXT
    median TEXT
    name TEXT
    period TEXT
    source INTEGER NOT NULL KEY 1
    task TEXT
    uid TEXT NOT NULL KEY 2
    units INTEGER
    value TEXT
CREATE TABLE "period" (STRICT, WITHOUT ROWID)
    closing TEXT
    code TEXT
    document TEXT
    due TEXT
    end TEXT
    kind TEXT
    label TEXT
    levels TEXT
    sequence INTEGER
    source INTEGER NOT NULL KEY 1
    start TEXT
    uid TEXT NOT NULL KEY 2
    units TEXT
CREATE TABLE "photo" (STRICT, WITHOUT ROWID)
    caption TEXT
    credit TEXT
    file TEXT
    in_report INTEGER
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    source INTEGER NOT NULL KEY 1
    taken_on TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "phrase" (STRICT, WITHOUT ROWID)
    code TEXT
    place TEXT
    retired INTEGER
    sequence INTEGER
    source INTEGER NOT NULL KEY 1
    task TEXT
    text TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "recommendation" (STRICT, WITHOUT ROWID)
    addressee TEXT
    addressee_name TEXT
    content TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
CREATE TABLE "remark" (STRICT, WITHOUT ROWID)
    answer TEXT
    answered_on TEXT
    field TEXT
    period TEXT
    place TEXT
    record_kind TEXT
    record_uid TEXT
    source INTEGER NOT NULL KEY 1
    text TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "report" (STRICT, WITHOUT ROWID)
    adjustment_reason TEXT
    advantages TEXT
    approved_by TEXT
    approved_on TEXT
    basis TEXT
    causes_objective TEXT
    causes_subjective TEXT
    cutoff_on TEXT
    dated_on TEXT
    democracy TEXT
    difficulties TEXT
    directions_text TEXT
    dissemination TEXT
    emulation TEXT
    foreign_relations TEXT
    good_places TEXT
    households INTEGER
    implementation TEXT
    inspection TEXT
    leadership TEXT
    lessons TEXT
    limitations TEXT
    number TEXT
    organisation TEXT
    organisations TEXT
    other_programmes TEXT
    outline TEXT
    period TEXT
    place TEXT
    population INTEGER
    programme_names TEXT
    propaganda TEXT
    recipients TEXT
    recommendations_text TEXT
    reporting_situation TEXT
    residential_areas INTEGER
    revision INTEGER
    signer_name TEXT
    signer_title TEXT
    signing_body TEXT
    signing_mode TEXT
    situation TEXT
    source INTEGER NOT NULL KEY 1
    spread_models TEXT
    state TEXT
    strengths TEXT
    subject TEXT
    symbol TEXT
    uid TEXT NOT NULL KEY 2
    weak_places TEXT
CREATE TABLE "search_entry" (STRICT)
    id INTEGER KEY 1
    kind TEXT NOT NULL
    source INTEGER NOT NULL
    uid TEXT NOT NULL
CREATE TABLE "search_pending" (STRICT)
    source INTEGER KEY 1
CREATE VIRTUAL TABLE search_words USING fts5 (title, body, exact_title, exact_body, tokenize = 'unicode61 remove_diacritics 0', detail = column, prefix = '1 2 3');
CREATE TABLE "search_words_config" (WITHOUT ROWID)
    k  NOT NULL KEY 1
    v 
CREATE TABLE "search_words_content" ()
    c0 
    c1 
    c2 
    c3 
    id INTEGER KEY 1
CREATE TABLE "search_words_data" ()
    block BLOB
    id INTEGER KEY 1
CREATE TABLE "search_words_docsize" ()
    id INTEGER KEY 1
    sz BLOB
CREATE TABLE "search_words_idx" (WITHOUT ROWID)
    pgno 
    segid  NOT NULL KEY 1
    term  NOT NULL KEY 2
CREATE TABLE "sentence" (STRICT, WITHOUT ROWID)
    code TEXT
    place TEXT
    retired INTEGER
    sequence INTEGER
    source INTEGER NOT NULL KEY 1
    task TEXT
    text TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "solution" (STRICT, WITHOUT ROWID)
    content TEXT
    deadline TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    responsible TEXT
    source INTEGER NOT NULL KEY 1
    task TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "speech" (STRICT, WITHOUT ROWID)
    file TEXT
    organisation TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    source INTEGER NOT NULL KEY 1
    speaker TEXT
    speech_kind TEXT
    summary TEXT
    topic TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "sqlite_sequence" ()
    name 
    seq 
CREATE TABLE "staff_line" (STRICT, WITHOUT ROWID)
    ethnic_religious INTEGER
    non_party INTEGER
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    post TEXT
    qualification TEXT
    quantity INTEGER
    remark TEXT
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
    women INTEGER
CREATE TABLE "submitted_report" (STRICT, WITHOUT ROWID)
    file TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    presenter TEXT
    source INTEGER NOT NULL KEY 1
    title TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "task" (STRICT, WITHOUT ROWID)
    code TEXT
    number INTEGER
    replaces TEXT
    retired INTEGER
    short_name TEXT
    source INTEGER NOT NULL KEY 1
    uid TEXT NOT NULL KEY 2
    weight TEXT
    wording TEXT
CREATE TABLE "task_given" (STRICT, WITHOUT ROWID)
    content TEXT
    deadline TEXT
    deadline_remark TEXT
    done_on TEXT
    lead TEXT
    parent TEXT NOT NULL
    partners TEXT
    position INTEGER NOT NULL
    priority TEXT
    result TEXT
    rhythms TEXT
    source INTEGER NOT NULL KEY 1
    state TEXT
    task TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "task_review" (STRICT, WITHOUT ROWID)
    lessons TEXT
    models TEXT
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    proposals TEXT
    results TEXT
    source INTEGER NOT NULL KEY 1
    strengths TEXT
    task TEXT
    uid TEXT NOT NULL KEY 2
CREATE TABLE "trusted_key" (STRICT)
    certificate BLOB NOT NULL
    compared_at TEXT NOT NULL
    compared_by TEXT NOT NULL
    compared_how TEXT NOT NULL
    digits TEXT NOT NULL KEY 2
    unit TEXT NOT NULL KEY 1
    unit_name TEXT NOT NULL
    withdrawn_from TEXT
CREATE TABLE "unit" (STRICT, WITHOUT ROWID)
    code TEXT
    fictional INTEGER
    level TEXT
    name TEXT
    predecessors TEXT
    sequence INTEGER
    source INTEGER NOT NULL KEY 1
    superior TEXT
    type TEXT
    uid TEXT NOT NULL KEY 2
    valid_from TEXT
    valid_to TEXT
CREATE TABLE "vote" (STRICT, WITHOUT ROWID)
    against INTEGER
    agreed INTEGER
    matter TEXT
    other_views INTEGER
    parent TEXT NOT NULL
    position INTEGER NOT NULL
    source INTEGER NOT NULL KEY 1
    total INTEGER
    uid TEXT NOT NULL KEY 2
CREATE TRIGGER "agenda_item_delete" BEFORE DELETE ON "agenda_item" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "agenda_item_insert" BEFORE INSERT ON "agenda_item" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "agenda_item_update" BEFORE UPDATE ON "agenda_item" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "assessment_delete" BEFORE DELETE ON "assessment" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "assessment_insert" BEFORE INSERT ON "assessment" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "assessment_update" BEFORE UPDATE ON "assessment" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "attachment_delete" BEFORE DELETE ON "attachment" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "attachment_insert" BEFORE INSERT ON "attachment" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "attachment_update" BEFORE UPDATE ON "attachment" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "band_delete" BEFORE DELETE ON "band" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "band_insert" BEFORE INSERT ON "band" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "band_update" BEFORE UPDATE ON "band" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "beneficiary_delete" BEFORE DELETE ON "beneficiary" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "beneficiary_insert" BEFORE INSERT ON "beneficiary" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "beneficiary_update" BEFORE UPDATE ON "beneficiary" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "body_delete" BEFORE DELETE ON "body" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "body_insert" BEFORE INSERT ON "body" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "body_present_delete" BEFORE DELETE ON "body_present" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "body_present_insert" BEFORE INSERT ON "body_present" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "body_present_update" BEFORE UPDATE ON "body_present" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "body_update" BEFORE UPDATE ON "body" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "campaign_delete" BEFORE DELETE ON "campaign" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "campaign_insert" BEFORE INSERT ON "campaign" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "campaign_resource_delete" BEFORE DELETE ON "campaign_resource" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "campaign_resource_insert" BEFORE INSERT ON "campaign_resource" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "campaign_resource_update" BEFORE UPDATE ON "campaign_resource" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "campaign_result_delete" BEFORE DELETE ON "campaign_result" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "campaign_result_insert" BEFORE INSERT ON "campaign_result" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "campaign_result_update" BEFORE UPDATE ON "campaign_result" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "campaign_target_delete" BEFORE DELETE ON "campaign_target" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "campaign_target_insert" BEFORE INSERT ON "campaign_target" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "campaign_target_update" BEFORE UPDATE ON "campaign_target" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "campaign_update" BEFORE UPDATE ON "campaign" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "catalogue_item_delete" BEFORE DELETE ON "catalogue_item" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "catalogue_item_insert" BEFORE INSERT ON "catalogue_item" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "catalogue_item_update" BEFORE UPDATE ON "catalogue_item" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "cause_delete" BEFORE DELETE ON "cause" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "cause_insert" BEFORE INSERT ON "cause" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "cause_update" BEFORE UPDATE ON "cause" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "commendation_delete" BEFORE DELETE ON "commendation" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "commendation_insert" BEFORE INSERT ON "commendation" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "commendation_update" BEFORE UPDATE ON "commendation" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "conference_delete" BEFORE DELETE ON "conference" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "conference_insert" BEFORE INSERT ON "conference" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "conference_update" BEFORE UPDATE ON "conference" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "connection_point_delete" BEFORE DELETE ON "connection_point" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "connection_point_insert" BEFORE INSERT ON "connection_point" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "connection_point_update" BEFORE UPDATE ON "connection_point" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "criterion_delete" BEFORE DELETE ON "criterion" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "criterion_insert" BEFORE INSERT ON "criterion" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "criterion_score_delete" BEFORE DELETE ON "criterion_score" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "criterion_score_insert" BEFORE INSERT ON "criterion_score" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "criterion_score_update" BEFORE UPDATE ON "criterion_score" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "criterion_update" BEFORE UPDATE ON "criterion" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "deadline_delete" BEFORE DELETE ON "deadline" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "deadline_insert" BEFORE INSERT ON "deadline" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "deadline_update" BEFORE UPDATE ON "deadline" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "decision_delete" BEFORE DELETE ON "decision" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "decision_insert" BEFORE INSERT ON "decision" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "decision_update" BEFORE UPDATE ON "decision" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "delegate_delete" BEFORE DELETE ON "delegate" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "delegate_insert" BEFORE INSERT ON "delegate" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "delegate_update" BEFORE UPDATE ON "delegate" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "direction_delete" BEFORE DELETE ON "direction" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "direction_insert" BEFORE INSERT ON "direction" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "direction_update" BEFORE UPDATE ON "direction" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "directive_delete" BEFORE DELETE ON "directive" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "directive_insert" BEFORE INSERT ON "directive" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "directive_update" BEFORE UPDATE ON "directive" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "document_delete" BEFORE DELETE ON "document" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "document_insert" BEFORE INSERT ON "document" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "document_update" BEFORE UPDATE ON "document" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "evidence_delete" BEFORE DELETE ON "evidence" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "evidence_insert" BEFORE INSERT ON "evidence" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "evidence_update" BEFORE UPDATE ON "evidence" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "excerpt_delete" BEFORE DELETE ON "excerpt" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "excerpt_insert" BEFORE INSERT ON "excerpt" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "excerpt_update" BEFORE UPDATE ON "excerpt" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "fund_account_delete" BEFORE DELETE ON "fund_account" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "fund_account_insert" BEFORE INSERT ON "fund_account" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "fund_account_update" BEFORE UPDATE ON "fund_account" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "guidance_header_delete" BEFORE DELETE ON "guidance_header" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "guidance_header_insert" BEFORE INSERT ON "guidance_header" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "guidance_header_update" BEFORE UPDATE ON "guidance_header" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "included_package_delete" BEFORE DELETE ON "included_package" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "included_package_insert" BEFORE INSERT ON "included_package" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "included_package_update" BEFORE UPDATE ON "included_package" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "indicator_delete" BEFORE DELETE ON "indicator" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "indicator_figure_delete" BEFORE DELETE ON "indicator_figure" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "indicator_figure_insert" BEFORE INSERT ON "indicator_figure" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "indicator_figure_update" BEFORE UPDATE ON "indicator_figure" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "indicator_insert" BEFORE INSERT ON "indicator" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "indicator_update" BEFORE UPDATE ON "indicator" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "inspection_board_delete" BEFORE DELETE ON "inspection_board" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "inspection_board_insert" BEFORE INSERT ON "inspection_board" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "inspection_board_update" BEFORE UPDATE ON "inspection_board" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "limitation_delete" BEFORE DELETE ON "limitation" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "limitation_insert" BEFORE INSERT ON "limitation" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "limitation_update" BEFORE UPDATE ON "limitation" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "model_example_delete" BEFORE DELETE ON "model_example" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "model_example_insert" BEFORE INSERT ON "model_example" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "model_example_update" BEFORE UPDATE ON "model_example" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "office_delete" BEFORE DELETE ON "office" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "office_insert" BEFORE INSERT ON "office" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "office_update" BEFORE UPDATE ON "office" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "officer_delete" BEFORE DELETE ON "officer" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "officer_insert" BEFORE INSERT ON "officer" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "officer_update" BEFORE UPDATE ON "officer" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "oversight_delete" BEFORE DELETE ON "oversight" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "oversight_insert" BEFORE INSERT ON "oversight" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "oversight_update" BEFORE UPDATE ON "oversight" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "own_phrase_delete" BEFORE DELETE ON "own_phrase" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "own_phrase_insert" BEFORE INSERT ON "own_phrase" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "own_phrase_update" BEFORE UPDATE ON "own_phrase" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "peer_figure_delete" BEFORE DELETE ON "peer_figure" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "peer_figure_insert" BEFORE INSERT ON "peer_figure" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "peer_figure_update" BEFORE UPDATE ON "peer_figure" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "period_delete" BEFORE DELETE ON "period" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "period_insert" BEFORE INSERT ON "period" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "period_update" BEFORE UPDATE ON "period" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "photo_delete" BEFORE DELETE ON "photo" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "photo_insert" BEFORE INSERT ON "photo" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "photo_update" BEFORE UPDATE ON "photo" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "phrase_delete" BEFORE DELETE ON "phrase" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "phrase_insert" BEFORE INSERT ON "phrase" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "phrase_update" BEFORE UPDATE ON "phrase" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "recommendation_delete" BEFORE DELETE ON "recommendation" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "recommendation_insert" BEFORE INSERT ON "recommendation" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "recommendation_update" BEFORE UPDATE ON "recommendation" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "remark_delete" BEFORE DELETE ON "remark" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "remark_insert" BEFORE INSERT ON "remark" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "remark_update" BEFORE UPDATE ON "remark" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "report_delete" BEFORE DELETE ON "report" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "report_insert" BEFORE INSERT ON "report" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "report_update" BEFORE UPDATE ON "report" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "sentence_delete" BEFORE DELETE ON "sentence" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "sentence_insert" BEFORE INSERT ON "sentence" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "sentence_update" BEFORE UPDATE ON "sentence" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "solution_delete" BEFORE DELETE ON "solution" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "solution_insert" BEFORE INSERT ON "solution" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "solution_update" BEFORE UPDATE ON "solution" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "speech_delete" BEFORE DELETE ON "speech" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "speech_insert" BEFORE INSERT ON "speech" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "speech_update" BEFORE UPDATE ON "speech" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "staff_line_delete" BEFORE DELETE ON "staff_line" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "staff_line_insert" BEFORE INSERT ON "staff_line" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "staff_line_update" BEFORE UPDATE ON "staff_line" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "submitted_report_delete" BEFORE DELETE ON "submitted_report" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "submitted_report_insert" BEFORE INSERT ON "submitted_report" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "submitted_report_update" BEFORE UPDATE ON "submitted_report" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "task_delete" BEFORE DELETE ON "task" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "task_given_delete" BEFORE DELETE ON "task_given" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "task_given_insert" BEFORE INSERT ON "task_given" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "task_given_update" BEFORE UPDATE ON "task_given" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "task_insert" BEFORE INSERT ON "task" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "task_review_delete" BEFORE DELETE ON "task_review" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "task_review_insert" BEFORE INSERT ON "task_review" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "task_review_update" BEFORE UPDATE ON "task_review" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "task_update" BEFORE UPDATE ON "task" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "unit_delete" BEFORE DELETE ON "unit" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "unit_insert" BEFORE INSERT ON "unit" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "unit_update" BEFORE UPDATE ON "unit" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "vote_delete" BEFORE DELETE ON "vote" WHEN OLD.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "vote_insert" BEFORE INSERT ON "vote" WHEN NEW.source <> 0 AND NOT EXISTS (SELECT 1 FROM gate WHERE source = NEW.source) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
CREATE TRIGGER "vote_update" BEFORE UPDATE ON "vote" WHEN (OLD.source <> 0 OR NEW.source <> 0) AND (OLD.source <> NEW.source OR NOT EXISTS (SELECT 1 FROM gate WHERE source = OLD.source)) BEGIN SELECT RAISE(ABORT, 'received rows are read only'); END;
