-- Not WHMCS's: what the harness keeps for the tests to look at.
CREATE TABLE harness_local_api (
    id INT AUTO_INCREMENT PRIMARY KEY,
    command VARCHAR(64) NOT NULL,
    parameters TEXT NOT NULL
);
