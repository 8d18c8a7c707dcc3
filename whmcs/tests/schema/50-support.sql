-- WHMCS's tickets. Names as in 20-people.sql, but for the reply's `ipaddress`: WHMCS's own theme shows one, and the schema
-- of the WHMCS 8 installation has none.
CREATE TABLE tbltickets (
    id INT AUTO_INCREMENT PRIMARY KEY,
    tid VARCHAR(128) DEFAULT NULL,
    did INT NOT NULL DEFAULT 0,
    userid INT NOT NULL,
    contactid INT NOT NULL DEFAULT 0,
    requestor_id INT UNSIGNED NOT NULL DEFAULT 0,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    cc TEXT NOT NULL,
    c TEXT NOT NULL,
    ipaddress VARCHAR(64) DEFAULT NULL,
    date DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    title TEXT NOT NULL,
    message TEXT NOT NULL,
    status VARCHAR(64) NOT NULL DEFAULT 'Open',
    urgency TEXT NOT NULL,
    admin TEXT NOT NULL,
    attachment TEXT NOT NULL,
    KEY userid (userid)
);
CREATE TABLE tblticketreplies (
    id INT AUTO_INCREMENT PRIMARY KEY,
    tid INT NOT NULL,
    userid INT NOT NULL DEFAULT 0,
    contactid INT NOT NULL DEFAULT 0,
    requestor_id INT UNSIGNED NOT NULL DEFAULT 0,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    ipaddress VARCHAR(64) DEFAULT NULL,
    date DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    message TEXT NOT NULL,
    admin TEXT NOT NULL,
    attachment TEXT NOT NULL,
    KEY tid (tid)
);
CREATE TABLE tblticketnotes (
    id INT AUTO_INCREMENT PRIMARY KEY,
    ticketid INT NOT NULL,
    admin TEXT NOT NULL,
    date DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    message TEXT NOT NULL,
    attachments TEXT NOT NULL
);
CREATE TABLE tblticketlog (
    id INT AUTO_INCREMENT PRIMARY KEY,
    date DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    tid INT NOT NULL,
    action TEXT NOT NULL
);
CREATE TABLE tblticketfeedback (
    id INT AUTO_INCREMENT PRIMARY KEY,
    ticketid INT NOT NULL,
    adminid INT NOT NULL DEFAULT 0,
    rating INT NOT NULL DEFAULT 0,
    comments TEXT NOT NULL,
    datetime DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    ip TEXT NOT NULL
);
CREATE TABLE tblticketmaillog (
    id INT AUTO_INCREMENT PRIMARY KEY,
    date DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    `to` TEXT NOT NULL,
    cc TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    subject TEXT NOT NULL,
    message TEXT NOT NULL,
    status TEXT NOT NULL,
    attachment TEXT NOT NULL
);
CREATE TABLE tblticketactions (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    ticket_id INT NOT NULL,
    action VARCHAR(256) NOT NULL,
    parameters TEXT
);
CREATE TABLE tbltickettags (
    id INT AUTO_INCREMENT PRIMARY KEY,
    ticketid INT NOT NULL,
    tag TEXT NOT NULL
);
CREATE TABLE tblticketspamfilters (
    id INT AUTO_INCREMENT PRIMARY KEY,
    type ENUM('sender', 'subject', 'phrase') NOT NULL,
    content TEXT NOT NULL
);
