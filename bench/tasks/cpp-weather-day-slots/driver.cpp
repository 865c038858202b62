#include <cstdio>
#include <cstdlib>
#include <iostream>

/* usage: program SLOT_MINUTES < log: prints the number of slots, then "slot value" where known */
int main(int argc, char **argv)
{
    try {
        auto oracle_slots = fill_day(std::cin, std::atoi(argv[1]), -999.0f);
        std::printf("%zu\n", oracle_slots.size());
        for (std::size_t oracle_i = 0; oracle_i < oracle_slots.size(); ++oracle_i)
            if (oracle_slots[oracle_i] != -999.0f)
                std::printf("%zu %g\n", oracle_i, oracle_slots[oracle_i]);
    } catch (...) {
        std::puts("raised");
    }
    return 0;
}
