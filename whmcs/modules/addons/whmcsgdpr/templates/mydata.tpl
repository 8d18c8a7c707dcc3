{* The overview, or the page of one deletion. Every value is escaped here: WHMCS's Smarty does not do so by itself. *}
<style>
.whmcsgdpr { overflow-wrap: anywhere; }
.whmcsgdpr dl { display: grid; grid-template-columns: minmax(9em, max-content) minmax(0, 1fr); gap: .35em 1em; margin: .75em 0; }
.whmcsgdpr dt, .whmcsgdpr dd { margin: 0; }
.whmcsgdpr form { margin: 0; }
.whmcsgdpr h3 { margin-top: 0; }
.whmcsgdpr article + article { border-top: 1px solid rgba(0, 0, 0, .1); padding-top: 1.25em; }
.whmcsgdpr-row { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: .75em; padding: .75em 0; border-top: 1px solid rgba(0, 0, 0, .1); }
.whmcsgdpr-row p { margin: 0; }
.whmcsgdpr-row > div { flex: 1 1 18em; min-width: 0; }
@media (max-width: 575px) { .whmcsgdpr dl { grid-template-columns: minmax(0, 1fr); gap: 0; } .whmcsgdpr dd { margin-bottom: .5em; } }
</style>
<div class="whmcsgdpr" lang="{$mydata.text.language|escape}">
    {if !$mydata.one}
        <p>{$mydata.text.intro|escape}</p>
    {/if}
    {if $mydata.notice}
        <div class="alert alert-info" role="status">{$mydata.notice|escape}</div>
    {/if}

    {if !$mydata.one}
        <section class="card panel panel-default mb-4">
            <div class="card-body panel-body">
                <h2 class="h4">{$mydata.text.export_title|escape}</h2>
                <p>{$mydata.text.export_explained|escape}</p>
                {if $mydata.mayAsk}
                    <form method="post" action="{$mydata.url|escape}">
                        <input type="hidden" name="token" value="{$mydata.token|escape}">
                        <input type="hidden" name="action" value="export">
                        <p><button type="submit" class="btn btn-primary">{$mydata.text.export_ask|escape}</button></p>
                    </form>
                {/if}
                {if $mydata.tooSoon}
                    <p class="text-muted">{$mydata.tooSoon|escape}</p>
                {/if}
                {foreach $mydata.exports as $export}
                    <div class="whmcsgdpr-row">
                        <div>
                            <p><strong>{$export.asked|escape}</strong></p>
                            {foreach $export.lines as $line}
                                <p>{$line|escape}</p>
                            {/foreach}
                            {if $export.open}
                                <p class="text-muted"><a href="{$mydata.url|escape}">{$mydata.text.export_refresh|escape}</a></p>
                            {/if}
                        </div>
                        {if $export.ready}
                            <form method="post" action="{$mydata.url|escape}">
                                <input type="hidden" name="token" value="{$mydata.token|escape}">
                                <input type="hidden" name="action" value="download">
                                <input type="hidden" name="id" value="{$export.id|escape}">
                                <button type="submit" class="btn btn-default btn-outline-primary">{$mydata.text.export_download|escape}</button>
                            </form>
                        {/if}
                    </div>
                {foreachelse}
                    <p class="text-muted">{$mydata.text.export_none|escape}</p>
                {/foreach}
            </div>
        </section>
    {/if}

    <section class="card panel panel-default mb-4">
        <div class="card-body panel-body">
            {if $mydata.coming || !$mydata.one}
                <h2 class="h4">{$mydata.text.deletions_title|escape}</h2>
            {/if}
            {foreach $mydata.coming as $deletion}
                <article>
                    <h3 class="h5">{$deletion.service|escape}</h3>
                    {foreach $deletion.lines as $line}
                        <p>{$line|escape}</p>
                    {/foreach}
                    <dl>
                        {foreach $deletion.dates as $known}
                            <dt>{$known.label|escape}</dt>
                            <dd>{$known.date|escape}</dd>
                        {/foreach}
                        <dt>{$mydata.text.deletion_goes|escape}</dt>
                        <dd>{$mydata.text.wording_goes|escape}</dd>
                        <dt>{$mydata.text.deletion_stays|escape}</dt>
                        <dd>{$mydata.text.wording_stays|escape}</dd>
                    </dl>
                    {foreach $deletion.choices as $choice}
                        <div class="whmcsgdpr-row">
                            <div>
                                <p>{$choice.hint|escape}</p>
                            </div>
                            <a class="btn btn-default btn-outline-{$choice.style|escape}" href="{$mydata.url|escape}&amp;action={$choice.action|escape:'url'}&amp;id={$deletion.id|escape:'url'}">{$choice.button|escape}</a>
                        </div>
                    {/foreach}
                </article>
            {foreachelse}
                {if !$mydata.one}
                    <p class="text-muted">{$mydata.text.deletions_none|escape}</p>
                {/if}
            {/foreach}
            {if $mydata.ended}
                <h2 class="h5">{$mydata.text.ended_title|escape}</h2>
                {foreach $mydata.ended as $deletion}
                    <div class="whmcsgdpr-row">
                        <div>
                            <p><strong>{$deletion.service|escape}</strong></p>
                            {foreach $deletion.lines as $line}
                                <p>{$line|escape}</p>
                            {/foreach}
                        </div>
                    </div>
                {/foreach}
            {/if}
            {if $mydata.one}
                <p><a href="{$mydata.url|escape}">{$mydata.text.back|escape}</a></p>
            {/if}
        </div>
    </section>
</div>
