<p id="login">Please log in.</p>
