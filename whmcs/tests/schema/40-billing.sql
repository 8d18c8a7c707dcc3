-- WHMCS's bookkeeping beside 10-core.sql. Names as in 20-people.sql.
CREATE TABLE tblinvoiceitems (
    id INT AUTO_INCREMENT PRIMARY KEY,
    invoiceid INT UNSIGNED NOT NULL DEFAULT 0,
    userid INT NOT NULL,
    type VARCHAR(30) NOT NULL DEFAULT '',
    relid INT NOT NULL DEFAULT 0,
    description TEXT NOT NULL,
    amount DECIMAL(16, 2) NOT NULL DEFAULT 0,
    taxed INT NOT NULL DEFAULT 0,
    duedate DATE DEFAULT NULL,
    paymentmethod TEXT NOT NULL,
    notes TEXT NOT NULL,
    KEY invoiceid (invoiceid)
);
-- One row for each invoice with the country that its tax was computed for. It is not the frozen client record.
CREATE TABLE tblinvoicedata (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    invoice_id INT UNSIGNED NOT NULL DEFAULT 0 UNIQUE,
    country VARCHAR(2) NOT NULL DEFAULT ''
);
-- The frozen client record, written while Store Client Data Snapshot is on: names, address and custom fields as JSON or
-- PHP's serialised form.
CREATE TABLE mod_invoicedata (
    id INT AUTO_INCREMENT PRIMARY KEY,
    invoiceid INT UNSIGNED NOT NULL,
    clientsdetails TEXT NOT NULL,
    customfields TEXT NOT NULL,
    version VARCHAR(255) DEFAULT NULL
);
CREATE TABLE tblaccounts (
    id INT AUTO_INCREMENT PRIMARY KEY,
    userid INT NOT NULL,
    currency INT NOT NULL DEFAULT 1,
    gateway TEXT NOT NULL,
    date DATETIME DEFAULT NULL,
    description TEXT NOT NULL,
    amountin DECIMAL(16, 2) NOT NULL DEFAULT 0,
    fees DECIMAL(16, 2) NOT NULL DEFAULT 0,
    amountout DECIMAL(16, 2) NOT NULL DEFAULT 0,
    transid TEXT NOT NULL,
    invoiceid INT UNSIGNED NOT NULL DEFAULT 0,
    refundid INT NOT NULL DEFAULT 0
);
CREATE TABLE tblcredit (
    id INT AUTO_INCREMENT PRIMARY KEY,
    clientid INT NOT NULL,
    admin_id INT UNSIGNED NOT NULL DEFAULT 0,
    date DATE NOT NULL DEFAULT '0000-00-00',
    description TEXT NOT NULL,
    amount DECIMAL(16, 2) NOT NULL DEFAULT 0,
    relid INT NOT NULL DEFAULT 0
);
CREATE TABLE tblbillableitems (
    id INT AUTO_INCREMENT PRIMARY KEY,
    userid INT NOT NULL,
    description TEXT NOT NULL,
    amount DECIMAL(16, 2) NOT NULL DEFAULT 0,
    duedate DATE NOT NULL DEFAULT '0000-00-00'
);
CREATE TABLE tblquotes (
    id INT AUTO_INCREMENT PRIMARY KEY,
    subject TEXT NOT NULL,
    stage VARCHAR(16) NOT NULL DEFAULT 'Draft',
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
    proposal TEXT NOT NULL,
    customernotes TEXT NOT NULL,
    adminnotes TEXT NOT NULL
);
CREATE TABLE tblquoteitems (
    id INT AUTO_INCREMENT PRIMARY KEY,
    quoteid INT NOT NULL,
    description TEXT NOT NULL
);
CREATE TABLE tblpaymethods (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    userid INT NOT NULL DEFAULT 0,
    description VARCHAR(255) NOT NULL DEFAULT '',
    contact_id INT NOT NULL DEFAULT 0,
    payment_id INT NOT NULL DEFAULT 0,
    payment_type VARCHAR(255) NOT NULL DEFAULT '',
    gateway_name VARCHAR(255) NOT NULL DEFAULT '',
    deleted_at TIMESTAMP NULL DEFAULT NULL
);
CREATE TABLE tblcreditcards (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    pay_method_id INT NOT NULL DEFAULT 0,
    card_type VARCHAR(255) NOT NULL DEFAULT '',
    last_four VARCHAR(255) NOT NULL DEFAULT '',
    card_data BLOB NOT NULL,
    deleted_at TIMESTAMP NULL DEFAULT NULL
);
CREATE TABLE tblbankaccts (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    pay_method_id INT NOT NULL DEFAULT 0,
    bank_name VARCHAR(255) NOT NULL DEFAULT '',
    acct_type VARCHAR(255) NOT NULL DEFAULT '',
    bank_data BLOB NOT NULL,
    deleted_at TIMESTAMP NULL DEFAULT NULL
);
CREATE TABLE tbltransaction_history (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    invoice_id INT UNSIGNED NOT NULL DEFAULT 0,
    gateway VARCHAR(32) NOT NULL DEFAULT '',
    transaction_id VARCHAR(255) NOT NULL DEFAULT '',
    remote_status VARCHAR(255) NOT NULL DEFAULT '',
    description VARCHAR(255) NOT NULL DEFAULT '',
    additional_information TEXT NOT NULL,
    amount DECIMAL(16, 2) NOT NULL DEFAULT 0
);
CREATE TABLE tblgatewaylog (
    id INT AUTO_INCREMENT PRIMARY KEY,
    date DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    gateway TEXT NOT NULL,
    data TEXT NOT NULL,
    transaction_history_id INT UNSIGNED NOT NULL DEFAULT 0,
    result TEXT NOT NULL
);
