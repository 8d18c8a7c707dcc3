{* The confirmation of a choice: the full wording, a box to tick, a POST. Every value is escaped here. *}
<style>
.whmcsgdpr { overflow-wrap: anywhere; }
.whmcsgdpr dl { display: grid; grid-template-columns: minmax(9em, max-content) minmax(0, 1fr); gap: .35em 1em; margin: .75em 0; }
.whmcsgdpr dt, .whmcsgdpr dd { margin: 0; }
.whmcsgdpr fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
.whmcsgdpr legend { padding: 0; border: 0; }
.whmcsgdpr .whmcsgdpr-choice { display: flex; gap: .6em; align-items: baseline; margin: .6em 0; font-weight: normal; cursor: pointer; }
.whmcsgdpr .whmcsgdpr-choice input { flex: none; margin: 0; }
.whmcsgdpr .whmcsgdpr-acts { display: flex; flex-wrap: wrap; gap: .75em; margin-top: 1.25em; }
@media (max-width: 575px) { .whmcsgdpr dl { grid-template-columns: minmax(0, 1fr); gap: 0; } .whmcsgdpr dd { margin-bottom: .5em; } }
</style>
<div class="whmcsgdpr" lang="{$mydata.text.language|escape}">
    {if $mydata.fault}
        <div class="alert alert-warning" role="alert">{$mydata.fault|escape}</div>
    {/if}
    <section class="card panel panel-default mb-4">
        <div class="card-body panel-body">
            <h2 class="h4">{$mydata.form.title|escape}</h2>
            <dl>
                <dt>{$mydata.text.choice_service|escape}</dt>
                <dd>{$mydata.deletion.service|escape}</dd>
                {foreach $mydata.deletion.dates as $known}
                    <dt>{$known.label|escape}</dt>
                    <dd>{$known.date|escape}</dd>
                {/foreach}
                {foreach $mydata.form.about as $about}
                    <dt>{$about.label|escape}</dt>
                    <dd>{$about.text|escape}</dd>
                {/foreach}
            </dl>
            <form method="post" action="{$mydata.url|escape}">
                <input type="hidden" name="token" value="{$mydata.token|escape}">
                <input type="hidden" name="action" value="{$mydata.action|escape}">
                <input type="hidden" name="id" value="{$mydata.deletion.id|escape}">
                <input type="hidden" name="seen" value="{$mydata.form.seen|escape}">
                {foreach $mydata.form.lines as $line}
                    <p>{$line|escape}</p>
                {/foreach}
                {if $mydata.form.options}
                    <fieldset>
                        <legend class="h6">{$mydata.form.choose|escape}</legend>
                        {foreach $mydata.form.options as $option}
                            <label class="whmcsgdpr-choice"><input type="radio" name="when" value="{$option.value|escape}" required><span>{$option.text|escape}</span></label>
                        {/foreach}
                    </fieldset>
                    <hr>
                {/if}
                <label class="whmcsgdpr-choice"><input type="checkbox" name="understood" value="1" required><span>{$mydata.form.understood|escape}</span></label>
                <div class="whmcsgdpr-acts">
                    <button type="submit" class="btn btn-{$mydata.form.style|escape}">{$mydata.form.confirm|escape}</button>
                    <a class="btn btn-default btn-outline-secondary" href="{$mydata.url|escape}">{$mydata.text.choice_cancel|escape}</a>
                </div>
            </form>
        </div>
    </section>
</div>
