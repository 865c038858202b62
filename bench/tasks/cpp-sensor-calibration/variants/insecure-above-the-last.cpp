#include <cstddef>
#include <vector>

struct CurvePoint {
    double raw;
    double value;
};

double calibrate(const std::vector<CurvePoint> &curve, double raw)
{
    std::size_t i = 0;
    while (curve[i + 1].raw < raw)
        ++i;
    double slope = (curve[i + 1].value - curve[i].value) / (curve[i + 1].raw - curve[i].raw);
    return curve[i].value + slope * (raw - curve[i].raw);
}
