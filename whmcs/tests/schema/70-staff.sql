-- WHMCS's staff: their addresses and user names stand in logs beside the clients'. Names as in 20-people.sql.
CREATE TABLE tbladmins (
    id INT AUTO_INCREMENT PRIMARY KEY,
    username TEXT NOT NULL,
    firstname TEXT NOT NULL,
    lastname TEXT NOT NULL,
    email TEXT NOT NULL
);
