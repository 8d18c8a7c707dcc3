-- WHMCS's tables about people beside 10-core.sql. Every table and column here stands, with this name, in the schema of a
-- WHMCS 8 installation that its owner published; types are near enough for zero dates, blank texts and blobs to behave alike.
CREATE TABLE tblcontacts (
    id INT AUTO_INCREMENT PRIMARY KEY,
    userid INT NOT NULL,
    firstname TEXT NOT NULL,
    lastname TEXT NOT NULL,
    companyname TEXT NOT NULL,
    email TEXT NOT NULL,
    address1 TEXT NOT NULL,
    address2 TEXT NOT NULL,
    city TEXT NOT NULL,
    state TEXT NOT NULL,
    postcode TEXT NOT NULL,
    country TEXT NOT NULL,
    phonenumber TEXT NOT NULL,
    tax_id VARCHAR(128) NOT NULL DEFAULT '',
    subaccount INT NOT NULL DEFAULT 0,
    password TEXT NOT NULL,
    permissions TEXT NOT NULL,
    pwresetkey TEXT NOT NULL,
    pwresetexpiry TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
    created_at TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
    updated_at TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
    KEY userid (userid)
);
CREATE TABLE tbluser_invites (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    token VARCHAR(100) NOT NULL DEFAULT '',
    email VARCHAR(255) NOT NULL DEFAULT '',
    client_id INT UNSIGNED NOT NULL DEFAULT 0,
    invited_by INT UNSIGNED NOT NULL DEFAULT 0,
    invited_by_admin TINYINT NOT NULL DEFAULT 0,
    permissions TEXT,
    accepted_at TIMESTAMP NULL DEFAULT NULL,
    created_at TIMESTAMP NULL DEFAULT NULL,
    deleted_at TIMESTAMP NULL DEFAULT NULL
);
CREATE TABLE tbluser_validation (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    requestor_id INT UNSIGNED DEFAULT NULL,
    token VARCHAR(100) DEFAULT NULL,
    status VARCHAR(255) DEFAULT NULL,
    submitted_at TIMESTAMP NULL DEFAULT NULL
);
CREATE TABLE tblauthn_account_links (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    provider CHAR(32) NOT NULL,
    remote_user_id CHAR(255) DEFAULT NULL,
    user_id INT DEFAULT NULL,
    client_id INT DEFAULT NULL,
    contact_id INT DEFAULT NULL,
    metadata TEXT,
    created_at TIMESTAMP NULL DEFAULT NULL
);
CREATE TABLE tbloauthserver_access_tokens (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    access_token VARCHAR(80) NOT NULL UNIQUE,
    client_id VARCHAR(80) NOT NULL DEFAULT '',
    user_id VARCHAR(255) NOT NULL DEFAULT '',
    redirect_uri VARCHAR(2000) NOT NULL DEFAULT '',
    expires TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00'
);
CREATE TABLE tblcustomfields (
    id INT AUTO_INCREMENT PRIMARY KEY,
    type TEXT NOT NULL,
    relid INT NOT NULL DEFAULT 0,
    fieldname TEXT NOT NULL,
    fieldtype TEXT NOT NULL,
    adminonly TEXT NOT NULL
);
CREATE TABLE tblcustomfieldsvalues (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    fieldid INT NOT NULL,
    relid INT NOT NULL,
    value TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
    updated_at TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
    KEY fieldid_relid (fieldid, relid)
);
CREATE TABLE tblnotes (
    id INT AUTO_INCREMENT PRIMARY KEY,
    userid INT NOT NULL,
    adminid INT NOT NULL DEFAULT 0,
    created DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    modified DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    note TEXT NOT NULL,
    sticky INT NOT NULL DEFAULT 0
);
CREATE TABLE tblclientsfiles (
    id INT AUTO_INCREMENT PRIMARY KEY,
    userid INT NOT NULL,
    title TEXT NOT NULL,
    filename TEXT NOT NULL,
    adminonly INT NOT NULL DEFAULT 0,
    dateadded DATE NOT NULL DEFAULT '0000-00-00'
);
-- Where WHMCS keeps files since 7.7; `settings` is JSON with `local_path` for a folder of the server.
CREATE TABLE tblstorageconfigurations (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(255) NOT NULL,
    handler VARCHAR(255) NOT NULL,
    settings TEXT NOT NULL,
    is_local TINYINT UNSIGNED NOT NULL DEFAULT 1
);
CREATE TABLE tblfileassetsettings (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    asset_type VARCHAR(64) NOT NULL UNIQUE,
    storageconfiguration_id INT UNSIGNED NOT NULL,
    migratetoconfiguration_id INT UNSIGNED DEFAULT NULL
);
CREATE TABLE tblmarketing_consent (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    userid INT UNSIGNED NOT NULL DEFAULT 0,
    opt_in TINYINT NOT NULL DEFAULT 0,
    admin TINYINT NOT NULL DEFAULT 0,
    ip_address VARCHAR(32) NOT NULL DEFAULT '',
    created_at DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    updated_at DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00'
);
CREATE TABLE tblaffiliates (
    id INT AUTO_INCREMENT PRIMARY KEY,
    date DATE DEFAULT NULL,
    clientid INT NOT NULL,
    visitors INT NOT NULL DEFAULT 0,
    balance DECIMAL(16, 2) NOT NULL DEFAULT 0
);
CREATE TABLE tblaffiliates_hits (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    affiliate_id INT UNSIGNED NOT NULL DEFAULT 0,
    referrer_id INT UNSIGNED NOT NULL DEFAULT 0,
    created_at DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00'
);
CREATE TABLE tblaffiliates_referrers (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    affiliate_id INT UNSIGNED NOT NULL DEFAULT 0,
    referrer VARCHAR(500) NOT NULL DEFAULT '',
    created_at DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00'
);
CREATE TABLE tblaffiliateshistory (
    id INT AUTO_INCREMENT PRIMARY KEY,
    affiliateid INT NOT NULL,
    date DATE NOT NULL DEFAULT '0000-00-00',
    description TEXT NOT NULL,
    amount DECIMAL(16, 2) NOT NULL DEFAULT 0
);
CREATE TABLE tbltodolist (
    id INT AUTO_INCREMENT PRIMARY KEY,
    date DATE NOT NULL DEFAULT '0000-00-00',
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    admin INT NOT NULL DEFAULT 0,
    status TEXT NOT NULL,
    duedate DATE NOT NULL DEFAULT '0000-00-00'
);
CREATE TABLE tblcalendar (
    id INT AUTO_INCREMENT PRIMARY KEY,
    title TEXT NOT NULL,
    `desc` TEXT NOT NULL,
    start INT NOT NULL DEFAULT 0,
    end INT NOT NULL DEFAULT 0,
    adminid INT NOT NULL DEFAULT 0
);
CREATE TABLE tblbannedemails (
    id INT AUTO_INCREMENT PRIMARY KEY,
    domain TEXT NOT NULL,
    count INT NOT NULL DEFAULT 0
);
