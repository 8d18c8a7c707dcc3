-- WHMCS's tables about what a client bought, beside 10-core.sql. Names as in 20-people.sql.
CREATE TABLE tblhostingaddons (
    id INT AUTO_INCREMENT PRIMARY KEY,
    orderid INT NOT NULL DEFAULT 0,
    hostingid INT NOT NULL,
    addonid INT NOT NULL DEFAULT 0,
    userid INT NOT NULL DEFAULT 0,
    name TEXT NOT NULL,
    status VARCHAR(16) NOT NULL DEFAULT 'Active',
    paymentmethod TEXT NOT NULL,
    notes TEXT NOT NULL,
    subscriptionid VARCHAR(128) NOT NULL DEFAULT ''
);
CREATE TABLE tblservicedata (
    id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    service_id INT UNSIGNED DEFAULT NULL,
    addon_id INT UNSIGNED DEFAULT NULL,
    client_id INT UNSIGNED NOT NULL,
    actor CHAR(32) DEFAULT NULL,
    scope CHAR(32) NOT NULL DEFAULT '',
    name CHAR(64) NOT NULL DEFAULT '',
    value CHAR(64) DEFAULT NULL
);
CREATE TABLE tbldomains (
    id INT AUTO_INCREMENT PRIMARY KEY,
    userid INT NOT NULL,
    orderid INT NOT NULL DEFAULT 0,
    type ENUM('Register', 'Transfer') NOT NULL DEFAULT 'Register',
    registrationdate DATE NOT NULL DEFAULT '0000-00-00',
    domain TEXT NOT NULL,
    registrar TEXT NOT NULL,
    subscriptionid TEXT NOT NULL,
    status VARCHAR(32) NOT NULL DEFAULT 'Active',
    additionalnotes TEXT NOT NULL,
    paymentmethod TEXT NOT NULL
);
CREATE TABLE tbldomainsadditionalfields (
    id INT AUTO_INCREMENT PRIMARY KEY,
    domainid INT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    KEY domainid (domainid)
);
CREATE TABLE tbldomains_extra (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    domain_id INT NOT NULL DEFAULT 0,
    name VARCHAR(32) NOT NULL DEFAULT '',
    value VARCHAR(255) NOT NULL DEFAULT ''
);
CREATE TABLE tbldomainreminders (
    id INT AUTO_INCREMENT PRIMARY KEY,
    domain_id INT NOT NULL,
    date DATE NOT NULL DEFAULT '0000-00-00',
    recipients TEXT NOT NULL
);
CREATE TABLE tblsslorders (
    id INT AUTO_INCREMENT PRIMARY KEY,
    userid INT NOT NULL,
    serviceid INT NOT NULL,
    addon_id INT NOT NULL DEFAULT 0,
    remoteid TEXT NOT NULL,
    module TEXT NOT NULL,
    certtype TEXT NOT NULL,
    configdata TEXT NOT NULL,
    authdata TEXT,
    status TEXT NOT NULL
);
CREATE TABLE tblsslstatus (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    user_id INT UNSIGNED NOT NULL DEFAULT 0,
    domain_name VARCHAR(128) NOT NULL DEFAULT '',
    subject_name VARCHAR(128) DEFAULT '',
    subject_org VARCHAR(128) DEFAULT '',
    issuer_name VARCHAR(128) DEFAULT ''
);
CREATE TABLE tblupgrades (
    id INT AUTO_INCREMENT PRIMARY KEY,
    userid INT NOT NULL,
    orderid INT NOT NULL,
    type VARCHAR(16) NOT NULL DEFAULT 'package',
    date DATE NOT NULL DEFAULT '0000-00-00',
    relid INT NOT NULL,
    amount DECIMAL(16, 2) NOT NULL DEFAULT 0
);
CREATE TABLE tblmodulequeue (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    service_type VARCHAR(20) NOT NULL DEFAULT '',
    service_id INT UNSIGNED NOT NULL DEFAULT 0,
    module_name VARCHAR(64) NOT NULL DEFAULT '',
    module_action VARCHAR(64) NOT NULL DEFAULT '',
    last_attempt TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
    last_attempt_error TEXT NOT NULL,
    completed TINYINT NOT NULL DEFAULT 0
);
