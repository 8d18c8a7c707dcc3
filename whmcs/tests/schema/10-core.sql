-- The tables of WHMCS that hooks, brake and pages read. Names and columns as far as documentation and open modules show
-- them; types as far as the values of the API's answers tell. Dates are in the server's zone, zero dates mean "none".
CREATE TABLE tblconfiguration (
    id INT AUTO_INCREMENT PRIMARY KEY,
    setting VARCHAR(64) NOT NULL UNIQUE,
    value TEXT NOT NULL
);
CREATE TABLE tbladdonmodules (
    id INT AUTO_INCREMENT PRIMARY KEY,
    module VARCHAR(64) NOT NULL,
    setting VARCHAR(64) NOT NULL,
    value TEXT NOT NULL,
    UNIQUE KEY module_setting (module, setting)
);
CREATE TABLE tblclients (
    id INT AUTO_INCREMENT PRIMARY KEY,
    uuid VARCHAR(255) NOT NULL DEFAULT '',
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
    password TEXT NOT NULL,
    notes TEXT NOT NULL,
    billingcid INT NOT NULL DEFAULT 0,
    securityqid INT NOT NULL DEFAULT 0,
    securityqans TEXT NOT NULL,
    groupid INT NOT NULL DEFAULT 0,
    cardtype VARCHAR(255) NOT NULL DEFAULT '',
    cardlastfour TEXT NOT NULL,
    cardnum TEXT NOT NULL,
    bankname TEXT NOT NULL,
    gatewayid TEXT NOT NULL,
    datecreated DATE NOT NULL,
    lastlogin DATETIME DEFAULT NULL,
    ip TEXT NOT NULL,
    host TEXT NOT NULL,
    status ENUM('Active', 'Inactive', 'Closed') NOT NULL DEFAULT 'Active',
    language TEXT NOT NULL,
    pwresetkey TEXT NOT NULL,
    credit DECIMAL(16, 2) NOT NULL DEFAULT 0,
    created_at TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
    updated_at TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00'
);
CREATE TABLE tblusers (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    first_name VARCHAR(255) NOT NULL DEFAULT '',
    last_name VARCHAR(255) NOT NULL DEFAULT '',
    email VARCHAR(255) NOT NULL UNIQUE,
    password VARCHAR(255) NOT NULL DEFAULT '',
    language VARCHAR(32) NOT NULL DEFAULT '',
    second_factor VARCHAR(255) NOT NULL DEFAULT '',
    second_factor_config TEXT,
    remember_token VARCHAR(255) NOT NULL DEFAULT '',
    reset_token VARCHAR(255) NOT NULL DEFAULT '',
    security_question_id INT UNSIGNED NOT NULL DEFAULT 0,
    security_question_answer VARCHAR(255) NOT NULL DEFAULT '',
    last_ip VARCHAR(64) NOT NULL DEFAULT '',
    last_hostname VARCHAR(255) NOT NULL DEFAULT '',
    last_login TIMESTAMP NULL DEFAULT NULL,
    email_verification_token VARCHAR(255) NOT NULL DEFAULT '',
    email_verified_at TIMESTAMP NULL DEFAULT NULL,
    created_at TIMESTAMP NULL DEFAULT NULL,
    updated_at TIMESTAMP NULL DEFAULT NULL
);
CREATE TABLE tblusers_clients (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    auth_user_id INT UNSIGNED NOT NULL,
    client_id INT UNSIGNED NOT NULL,
    invite_id INT UNSIGNED NOT NULL DEFAULT 0,
    owner TINYINT NOT NULL DEFAULT 0,
    permissions TEXT,
    last_login TIMESTAMP NULL DEFAULT NULL
);
CREATE TABLE tblhosting (
    id INT AUTO_INCREMENT PRIMARY KEY,
    userid INT NOT NULL,
    orderid INT NOT NULL DEFAULT 0,
    packageid INT NOT NULL DEFAULT 0,
    server INT NOT NULL DEFAULT 0,
    regdate DATE NOT NULL DEFAULT '0000-00-00',
    domain TEXT NOT NULL,
    paymentmethod TEXT NOT NULL,
    billingcycle TEXT NOT NULL,
    nextduedate DATE DEFAULT NULL,
    nextinvoicedate DATE NOT NULL DEFAULT '0000-00-00',
    termination_date DATE NOT NULL DEFAULT '0000-00-00',
    domainstatus ENUM('Pending', 'Active', 'Suspended', 'Terminated', 'Cancelled', 'Fraud', 'Completed') NOT NULL DEFAULT 'Active',
    username TEXT NOT NULL,
    password TEXT NOT NULL,
    notes TEXT NOT NULL,
    subscriptionid TEXT NOT NULL,
    suspendreason TEXT NOT NULL,
    dedicatedip TEXT NOT NULL,
    assignedips TEXT NOT NULL,
    ns1 TEXT NOT NULL,
    ns2 TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
    updated_at TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00'
);
CREATE TABLE tblorders (
    id INT AUTO_INCREMENT PRIMARY KEY,
    ordernum BIGINT NOT NULL DEFAULT 0,
    userid INT NOT NULL,
    contactid INT NOT NULL DEFAULT 0,
    requestor_id INT UNSIGNED NOT NULL DEFAULT 0,
    admin_requestor_id INT UNSIGNED NOT NULL DEFAULT 0,
    date DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    nameservers TEXT NOT NULL,
    transfersecret TEXT NOT NULL,
    renewals TEXT NOT NULL,
    promocode TEXT NOT NULL,
    orderdata TEXT NOT NULL,
    amount DECIMAL(16, 2) NOT NULL DEFAULT 0,
    paymentmethod TEXT NOT NULL,
    invoiceid INT NOT NULL DEFAULT 0,
    status TEXT NOT NULL,
    ipaddress TEXT NOT NULL,
    fraudmodule TEXT NOT NULL,
    fraudoutput TEXT NOT NULL,
    notes TEXT NOT NULL
);
CREATE TABLE tblcancelrequests (
    id INT AUTO_INCREMENT PRIMARY KEY,
    date DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    relid INT NOT NULL,
    reason TEXT NOT NULL,
    type TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
    updated_at TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00'
);
CREATE TABLE tblproducts (
    id INT AUTO_INCREMENT PRIMARY KEY,
    type TEXT NOT NULL,
    gid INT NOT NULL DEFAULT 0,
    name TEXT NOT NULL,
    servertype TEXT NOT NULL
);
CREATE TABLE tblinvoices (
    id INT AUTO_INCREMENT PRIMARY KEY,
    userid INT NOT NULL,
    invoicenum TEXT NOT NULL,
    date DATE DEFAULT NULL,
    duedate DATE DEFAULT NULL,
    datepaid DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    subtotal DECIMAL(16, 2) NOT NULL DEFAULT 0,
    credit DECIMAL(16, 2) NOT NULL DEFAULT 0,
    tax DECIMAL(16, 2) NOT NULL DEFAULT 0,
    tax2 DECIMAL(16, 2) NOT NULL DEFAULT 0,
    total DECIMAL(16, 2) NOT NULL DEFAULT 0,
    taxrate DECIMAL(10, 3) NOT NULL DEFAULT 0,
    taxrate2 DECIMAL(10, 3) NOT NULL DEFAULT 0,
    status TEXT NOT NULL,
    paymentmethod TEXT NOT NULL,
    notes TEXT NOT NULL
);
CREATE TABLE tblactivitylog (
    id INT AUTO_INCREMENT PRIMARY KEY,
    date DATETIME NOT NULL,
    description TEXT NOT NULL,
    user TEXT NOT NULL,
    userid INT NOT NULL DEFAULT 0,
    user_id INT UNSIGNED NOT NULL DEFAULT 0,
    admin_id INT UNSIGNED NOT NULL DEFAULT 0,
    ipaddr TEXT NOT NULL
);
