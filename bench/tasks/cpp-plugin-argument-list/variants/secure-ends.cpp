#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

struct Arguments {
    int count;
    char** words;  // `count` texts, then a null pointer
};

static void* memory(std::size_t size)
{
    if (void* block = std::malloc(size))
        return block;
    std::fputs("out of memory\n", stderr);
    std::abort();
}

static char* copy(const std::string& text)
{
    char* word = static_cast<char*>(memory(text.size() + 1));
    return std::strcpy(word, text.c_str());
}

Arguments make_arguments(const std::string& name, const std::vector<std::string>& options) noexcept
{
    char** words = static_cast<char**>(memory((2 * options.size() + 2) * sizeof(char*)));
    int count = 0;
    words[count++] = copy(name);
    for (const std::string& option : options) {
        std::size_t equals = option.find('=');
        words[count++] = copy("--" + option.substr(0, equals));
        if (equals != std::string::npos)
            words[count++] = copy(option.substr(equals + 1));
    }
    words[count] = nullptr;
    return {count, words};
}
