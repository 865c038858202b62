#include <algorithm>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

struct Song {
    std::string title;
    int seconds;
};

using Queue = std::vector<std::unique_ptr<Song>>;

// Numbers that make no sense are passed over; songs that no number names come last.
void rearrange(Queue &queue, const std::vector<int> &order)
{
    Queue arranged;
    for (int place : order)
        if (place >= 0 && place < std::ssize(queue) && queue[place] != nullptr)
            arranged.push_back(std::move(queue[place]));
    for (auto &song : queue)
        if (song != nullptr)
            arranged.push_back(std::move(song));
    queue.swap(arranged);
}
