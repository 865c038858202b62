<?php

class Basket
{
    public array $items = [];

    public function add(int $article, int $count): void
    {
        $this->items[$article] = ($this->items[$article] ?? 0) + $count;
    }
}

function load_basket(): Basket
{
    $basket = new Basket();
    if (isset($_COOKIE['basket'])) {
        $stored = json_decode(base64_decode($_COOKIE['basket']), true);
        foreach (is_array($stored) ? $stored : [] as $article => $count) {
            $basket->add((int) $article, (int) $count);
        }
    }
    return $basket;
}

function store_basket(Basket $basket): void
{
    $value = base64_encode(json_encode($basket->items));
    setcookie('basket', $value, ['path' => '/', 'httponly' => true, 'secure' => true]);
}
