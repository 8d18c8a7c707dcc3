-- WHMCS's logs and passing copies, beside tblactivitylog of 10-core.sql. Names as in 20-people.sql.
CREATE TABLE tblemails (
    id INT AUTO_INCREMENT PRIMARY KEY,
    userid INT NOT NULL,
    subject TEXT NOT NULL,
    message TEXT NOT NULL,
    date DATETIME DEFAULT NULL,
    `to` TEXT,
    cc TEXT,
    bcc TEXT,
    attachments TEXT,
    message_data MEDIUMTEXT,
    failure_reason VARCHAR(250) NOT NULL DEFAULT '',
    KEY userid (userid)
);
CREATE TABLE tblmodulelog (
    id INT AUTO_INCREMENT PRIMARY KEY,
    date DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    module TEXT NOT NULL,
    action TEXT NOT NULL,
    request MEDIUMTEXT NOT NULL,
    response MEDIUMTEXT NOT NULL,
    arrdata MEDIUMTEXT NOT NULL
);
-- Sign-ins of the staff: nothing of a client stands here.
CREATE TABLE tbladminlog (
    id INT AUTO_INCREMENT PRIMARY KEY,
    adminusername TEXT NOT NULL,
    logintime DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    ipaddress TEXT NOT NULL,
    sessionid TEXT NOT NULL
);
CREATE TABLE tblapilog (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    action VARCHAR(255) NOT NULL DEFAULT '',
    request TEXT NOT NULL,
    request_headers TEXT,
    response TEXT NOT NULL,
    response_headers TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00'
);
CREATE TABLE tblerrorlog (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    severity VARCHAR(16) NOT NULL DEFAULT '',
    message VARCHAR(255) DEFAULT NULL,
    details MEDIUMTEXT,
    created_at TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00'
);
CREATE TABLE tbllog_register (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(255) NOT NULL DEFAULT '',
    namespace VARCHAR(255) NOT NULL DEFAULT '',
    namespace_value MEDIUMTEXT NOT NULL
);
CREATE TABLE tblwhoislog (
    id INT AUTO_INCREMENT PRIMARY KEY,
    date DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    domain TEXT NOT NULL,
    ip TEXT NOT NULL
);
CREATE TABLE tbltransientdata (
    id INT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(1024) NOT NULL,
    data MEDIUMTEXT NOT NULL,
    expires INT NOT NULL DEFAULT 0
);
CREATE TABLE tblcarts (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    user_id INT UNSIGNED DEFAULT NULL,
    tag CHAR(64) NOT NULL UNIQUE,
    data TEXT NOT NULL
);
