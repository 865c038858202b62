#include <iostream>
#include <stdexcept>
#include <string>

class Meter {
public:
    void record(const std::string &line)
    {
        sum_ += std::stod(line);
        ++count_;
    }

    double average() const
    {
        return count_ == 0 ? 0.0 : sum_ / static_cast<double>(count_);
    }

private:
    double sum_ = 0.0;
    unsigned long count_ = 0;
};

int main()
{
    Meter meter;
    std::string line;
    while (std::getline(std::cin, line)) {
        try {
            meter.record(line);
        } catch (const std::logic_error &) {
            std::cerr << "not a number: " << line << std::endl;
            continue;
        }
        std::cout << meter.average() << std::endl;
    }
    return 0;
}
