{* One message, where there is nothing else to show. Every value is escaped here. *}
<div class="whmcsgdpr" lang="{$mydata.text.language|escape}">
    <section class="card panel panel-default mb-4">
        <div class="card-body panel-body">
            <h2 class="h4">{$mydata.heading|escape}</h2>
            <p>{$mydata.message|escape}</p>
            <p><a href="{$mydata.url|escape}">{$mydata.text.back|escape}</a></p>
        </div>
    </section>
</div>
