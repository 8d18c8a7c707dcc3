<?php

declare(strict_types=1);

namespace WHMCS\View\Menu;

/** A menu of the client area, as far as hooks add to it. */
final class Item
{
    /** @var array<string, self> */
    private array $children = [];

    /** @param array{label?: string, uri?: string, order?: int} $options */
    public function __construct(private readonly array $options = []) {}

    /** @param array{label?: string, uri?: string, order?: int} $options */
    public function addChild(string $name, array $options = []): self
    {
        return $this->children[$name] = new self($options);
    }

    public function getChild(string $name): ?self
    {
        return $this->children[$name] ?? null;
    }

    /** @return array<string, self> */
    public function getChildren(): array
    {
        return $this->children;
    }

    public function getLabel(): string
    {
        return $this->options['label'] ?? '';
    }

    public function getUri(): string
    {
        return $this->options['uri'] ?? '#';
    }
}
