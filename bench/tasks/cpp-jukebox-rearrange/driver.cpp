#include <cstdio>
#include <iostream>
#include <string>

/* usage: program TITLE ... < orders: a line is one order; prints the queue after each */
int main(int argc, char **argv)
{
    Queue oracle_queue;
    for (int oracle_i = 1; oracle_i < argc; ++oracle_i)
        oracle_queue.push_back(std::make_unique<Song>(Song{argv[oracle_i], 180}));
    std::string oracle_line;
    while (std::getline(std::cin, oracle_line)) {
        std::vector<int> oracle_numbers;
        for (std::size_t oracle_at = 0; oracle_at < oracle_line.size();) {
            std::size_t oracle_used = 0;
            oracle_numbers.push_back(std::stoi(oracle_line.substr(oracle_at), &oracle_used));
            oracle_at += oracle_used;
        }
        const std::vector<int> oracle_order(oracle_numbers.begin(), oracle_numbers.end());
        try {
            rearrange(oracle_queue, oracle_order);
            std::printf("queue:");
        } catch (...) {
            std::printf("raised:");
        }
        for (const auto &oracle_song : oracle_queue)
            std::printf(" %s", oracle_song ? oracle_song->title.c_str() : "(empty)");
        std::puts("");
    }
    return 0;
}
