#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

/* usage: program RAW VALUE RAW VALUE ... < readings: prints one value for each reading */
int main(int argc, char **argv)
{
    std::vector<CurvePoint> oracle_points;
    for (int oracle_i = 1; oracle_i + 1 < argc; oracle_i += 2)
        oracle_points.push_back({std::atof(argv[oracle_i]), std::atof(argv[oracle_i + 1])});
    std::string oracle_reading;
    while (std::cin >> oracle_reading) {
        const std::vector<CurvePoint> oracle_curve(oracle_points.begin(), oracle_points.end());
        try {
            std::printf("%.4f\n", calibrate(oracle_curve, std::strtod(oracle_reading.c_str(), nullptr)));
        } catch (...) {
            std::puts("raised");
        }
    }
    return 0;
}
