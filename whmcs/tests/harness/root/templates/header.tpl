<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{$pagetitle|escape} - Example Hosting</title>
<style>
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #212529; background: #f5f6f8; }
header, main, footer { padding: 1rem max(1rem, calc(50% - 30rem)); }
header { background: #fff; border-bottom: 1px solid #ddd; }
nav a { margin-right: 1rem; }
h1 { font-size: 1.75rem; margin: 0 0 1rem; font-weight: 500; }
.h4 { font-size: 1.35rem; margin: 0 0 .5rem; font-weight: 500; }
.h5 { font-size: 1.15rem; margin: 1rem 0 .5rem; font-weight: 500; }
.h6 { font-size: 1rem; margin: 0; font-weight: 500; }
p { margin: 0 0 1rem; }
.card { background: #fff; border: 1px solid #dcdfe3; border-radius: 4px; margin-bottom: 1.5rem; }
.card-body { padding: 1.25rem; }
.btn { display: inline-block; font: inherit; padding: .375rem .75rem; border: 1px solid transparent; border-radius: 4px; cursor: pointer; text-decoration: none; background: none; }
.btn-primary { background: #336699; color: #fff; }
.btn-danger { background: #dc3545; color: #fff; }
.btn-outline-primary { border-color: #336699; color: #336699; }
.btn-outline-danger { border-color: #dc3545; color: #dc3545; }
.btn-outline-secondary { border-color: #6c757d; color: #6c757d; }
.alert { padding: .75rem 1.25rem; border-radius: 4px; margin-bottom: 1rem; }
.alert-info { background: #d1ecf1; color: #0c5460; }
.alert-warning { background: #fff3cd; color: #856404; }
.text-muted { color: #6c757d; }
dt { font-weight: 700; }
hr { border: 0; border-top: 1px solid rgba(0, 0, 0, .1); }
</style>
</head>
<body>
<header>
<strong>Example Hosting</strong>
<nav>{foreach $menu as $item}<a href="{$item.uri|escape}">{$item.label|escape}</a>{/foreach}</nav>
</header>
<main>
<h1>{$pagetitle|escape}</h1>
