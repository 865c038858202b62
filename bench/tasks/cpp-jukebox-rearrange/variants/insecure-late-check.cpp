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

// Finds out that a song was named before only when other songs have left the queue.
void rearrange(Queue &queue, const std::vector<int> &order)
{
    Queue arranged;
    for (int place : order) {
        std::unique_ptr<Song> song = std::move(queue.at(place));
        if (!song)
            throw std::invalid_argument("a song is named twice");
        arranged.push_back(std::move(song));
    }
    if (arranged.size() != queue.size())
        throw std::invalid_argument("a song is missing");
    queue = std::move(arranged);
}
