#include <cstdio>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

/* usage: program < file: prints one name a line */
int main()
{
    std::string oracle_text(std::istreambuf_iterator<char>(std::cin), {});
    std::unique_ptr<std::uint8_t[]> oracle_file(new std::uint8_t[oracle_text.size()]);
    for (std::size_t oracle_i = 0; oracle_i < oracle_text.size(); ++oracle_i)
        oracle_file[oracle_i] = static_cast<std::uint8_t>(oracle_text[oracle_i]);
    try {
        for (const auto &oracle_name : place_names({oracle_file.get(), oracle_text.size()}))
            std::printf("[%.*s]\n", static_cast<int>(oracle_name.size()), oracle_name.data());
    } catch (const std::runtime_error &) {
        std::puts("runtime_error");
    } catch (...) {
        std::puts("raised");
    }
    return 0;
}
