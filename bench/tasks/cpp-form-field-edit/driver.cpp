#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

/* usage: program CAPACITY TEXT [POSITION REMOVED INSERTED]...: prints what each edit leads to */
int main(int argc, char **argv)
{
    const std::size_t oracle_capacity = std::strtoull(argv[1], nullptr, 10);
    const std::string oracle_text = argv[2];
    std::unique_ptr<char[]> oracle_memory(new char[oracle_capacity]);
    TextField oracle_field{std::move(oracle_memory), oracle_text.size(), oracle_capacity};
    std::fill_n(oracle_field.text.get(), oracle_capacity, '.');
    oracle_text.copy(oracle_field.text.get(), oracle_capacity);
    for (int oracle_i = 3; oracle_i + 2 < argc; oracle_i += 3) {
        try {
            const std::size_t oracle_position = std::strtoull(argv[oracle_i], nullptr, 10);
            const std::size_t oracle_removed = std::strtoull(argv[oracle_i + 1], nullptr, 10);
            const Edit oracle_edit{oracle_position, oracle_removed, argv[oracle_i + 2]};
            std::printf("%s ", edit_field(oracle_field, oracle_edit) ? "true" : "false");
        } catch (...) {
            std::printf("raised ");
        }
        std::size_t oracle_shown = std::min(oracle_field.length, oracle_capacity);
        std::printf("[%.*s]\n", static_cast<int>(oracle_shown), oracle_field.text.get());
    }
    return 0;
}
