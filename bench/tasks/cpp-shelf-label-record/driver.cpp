#include <cstdio>
#include <cstring>
#include <string>

static void oracle_show(const char *oracle_name, const char *oracle_field, std::size_t oracle_size)
{
    const std::size_t oracle_length = strnlen(oracle_field, oracle_size);
    const char *oracle_end = oracle_length < oracle_size ? "ended" : "open";
    std::printf("%s %s [%.*s]\n", oracle_name, oracle_end, static_cast<int>(oracle_length), oracle_field);
}

/* usage: program CODE TITLE PRICE: prints the fields and whether they end within their bounds */
int main(int, char **argv)
{
    try {
        const auto oracle_label = make_label(argv[1], argv[2], argv[3]);
        if (!oracle_label) {
            std::puts("none");
            return 0;
        }
        oracle_show("code", oracle_label->code, sizeof oracle_label->code);
        oracle_show("title", oracle_label->title, sizeof oracle_label->title);
        oracle_show("price", oracle_label->price, sizeof oracle_label->price);
    } catch (...) {
        std::puts("raised");
    }
    return 0;
}
