#include <cstdio>
#include <iostream>
#include <sstream>

// usage: program [FIELD VALUE]...: prints the page
int main(int argc, char** argv)
{
    std::map<std::string, std::string> oracle_fields;
    for (int i = 1; i + 1 < argc; i += 2)
        oracle_fields[argv[i]] = argv[i + 1];
    std::ostringstream oracle_page;
    try {
        answer_order(oracle_fields, oracle_page);
    } catch (...) {
        std::puts("raised");
        return 0;
    }
    std::cout << oracle_page.str() << std::flush;
    return 0;
}
