#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

/* usage: program MAX_KG MAX_CM < convoys: a line is "PLATE KG CM PLATE KG CM ..."; prints for each
   line the answer and the plates that are aboard after it */
int main(int, char **argv)
{
    Ferry oracle_ferry{static_cast<std::uint32_t>(std::stoul(argv[1])),
        static_cast<std::uint32_t>(std::stoul(argv[2])), {}};
    std::string oracle_line;
    while (std::getline(std::cin, oracle_line)) {
        std::istringstream oracle_fields(oracle_line);
        std::vector<Vehicle> oracle_convoy;
        Vehicle oracle_vehicle;
        while (oracle_fields >> oracle_vehicle.plate >> oracle_vehicle.kilograms
               >> oracle_vehicle.centimetres)
            oracle_convoy.push_back(oracle_vehicle);
        try {
            std::printf("%s", board(oracle_ferry, oracle_convoy) ? "true" : "false");
        } catch (...) {
            std::printf("raised");
        }
        for (const Vehicle &oracle_one : oracle_ferry.aboard)
            std::printf(" %s", oracle_one.plate.c_str());
        std::puts("");
    }
    return 0;
}
