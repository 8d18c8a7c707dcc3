<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

/** What WHMCS's own Bootstrap has no class for. Everything begins with `wg-`, so that nothing else of WHMCS changes. */
final class Style
{
    public const CSS = <<<'CSS'
    .wg{max-width:1280px}
    .wg .alert ul{margin:8px 0 0;padding-left:20px}
    .wg-banner{display:flex;flex-wrap:wrap;gap:4px 14px;align-items:baseline;border-left-width:6px}
    .wg-banner strong{font-size:17px;letter-spacing:.02em}
    .wg-lines{list-style:none;padding-left:0!important}
    .wg-lines li{position:relative;padding:2px 0 2px 24px}
    .wg-lines li::before{position:absolute;left:3px;font-weight:700}
    .wg-yes::before{content:"✓";color:#2e7d32}
    .wg-no::before{content:"✗";color:#b71c1c}
    .wg-plain::before{content:"–"}
    .wg .nav-tabs{margin:0 0 18px}
    .wg .panel-body>:last-child{margin-bottom:0}
    .wg-table{margin-bottom:8px}
    .wg-table td{vertical-align:top}
    .wg-table .wg-table{background:transparent;margin:8px 0 0}
    .wg-name,.wg-why{color:#555;overflow-wrap:anywhere}
    .wg-why{max-width:34em}
    .wg-about{display:grid;gap:6px;margin-bottom:14px}
    .wg-tools{display:flex;flex-wrap:wrap;gap:6px;align-items:flex-start}
    .wg-form{display:inline-block;margin:0}
    .wg-form .form-group{margin-bottom:10px;max-width:24em}
    .wg-form label{font-weight:600;margin-bottom:3px;display:block}
    .wg-form .wg-tick{font-weight:400;margin-bottom:10px}
    .wg-row{display:flex;flex-wrap:wrap;gap:10px 14px;align-items:flex-end}
    .wg-row .form-group{margin:0}
    .wg-fold{display:inline-block;max-width:100%}
    .wg-tools .wg-tools{display:contents}
    .wg-fold[open]{flex-basis:100%;display:block;order:1}
    .wg-fold>summary{list-style:none;display:inline-block;cursor:pointer}
    .wg-fold>summary::-webkit-details-marker{display:none}
    .wg-fold>summary::after{content:" ▾";color:#888}
    .wg-fold[open]>summary::after{content:" ▴"}
    .wg-fold>.wg-form,.wg-fold>.wg-inside{display:block;margin:8px 0 2px;padding:12px;background:#fafafa;border:1px solid #ddd;border-radius:4px;text-align:left;white-space:normal}
    .wg-facts{display:grid;grid-template-columns:max-content 1fr;gap:5px 18px;margin-bottom:12px}
    .wg-facts dt{color:#555;font-weight:600}
    .wg-facts dd{margin:0;overflow-wrap:anywhere}
    .wg-progress{display:flex;gap:8px;align-items:center;min-width:120px}
    .wg-progress .progress{flex:1;margin:0;height:12px;min-width:70px}
    .wg-tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:12px;margin-bottom:18px}
    .wg-tile{display:block;border:1px solid #ddd;border-radius:4px;padding:12px 14px;background:#fff;color:#333;text-decoration:none!important}
    .wg-tile:hover,.wg-tile:focus{border-color:#888;color:#111}
    .wg-tile b{display:block;font-size:26px;line-height:1.15;font-weight:600}
    .wg-tile.wg-asks{border-left:5px solid #e6a100}
    .wg-foot{color:#666;font-size:12px;margin:6px 0 20px}
    @media (max-width:767px){
    .wg .nav-tabs>li{float:none;display:inline-block}
    .wg .nav-tabs{border-bottom:0}
    .wg .nav-tabs>li>a{border:1px solid #ddd;border-radius:4px;margin:0 2px 6px 0;padding:7px 11px}
    .wg-table thead{display:none}
    .wg-table,.wg-table tbody,.wg-table tr,.wg-table td{display:block;width:100%}
    .wg-table tr{border-top:2px solid #ddd;padding:8px 0}
    .wg-table td{border:0!important;padding:4px 0!important}
    .wg-table td:empty{display:none}
    .wg-table td::before{content:attr(data-label);display:block;font-size:11px;text-transform:uppercase;letter-spacing:.04em;color:#777}
    .wg-table td[data-label=""]::before{display:none}
    .wg-steps tr{padding:4px 0;border-top-width:1px;display:flex!important;flex-wrap:wrap;gap:0 12px}
    .wg-steps td{width:auto!important;padding:1px 0!important}
    .wg-steps td:first-child{flex:1 0 100%}
    .wg-steps td::before{display:none!important}
    .wg-facts{grid-template-columns:1fr;gap:1px}
    .wg-facts dd{margin-bottom:8px}
    }
    CSS;
}
