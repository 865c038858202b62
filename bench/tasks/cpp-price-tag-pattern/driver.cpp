#include <cstdio>
#include <cstdlib>
#include <string>

/* usage: program PATTERN PRICE: prints the text */
int main(int, char **argv)
{
    try {
        std::string oracle_text = format_price(argv[1], std::atof(argv[2]));
        std::fwrite(oracle_text.data(), 1, oracle_text.size(), stdout);
        std::puts("");
    } catch (...) {
        std::puts("raised");
    }
    return 0;
}
