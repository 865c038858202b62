#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <vector>

struct Arguments {
    int count;
    char** words;  // `count` texts, then a null pointer
};

static std::vector<std::string> texts_of(const std::string& name, const std::vector<std::string>& options)
{
    std::vector<std::string> texts = {name};
    for (const std::string& option : options) {
        std::size_t equals = option.find('=');
        texts.push_back("--" + option.substr(0, equals));
        if (equals != std::string::npos)
            texts.push_back(option.substr(equals + 1));
    }
    return texts;
}

static void free_all(Arguments& arguments)
{
    for (int i = 0; i < arguments.count; ++i)
        std::free(arguments.words[i]);
    std::free(arguments.words);
    arguments = {0, nullptr};
}

Arguments make_arguments(const std::string& name, const std::vector<std::string>& options) noexcept
{
    // There are no arguments (no words) if there is no memory for them.
    try {
        const std::vector<std::string> texts = texts_of(name, options);
        Arguments result = {0, static_cast<char**>(std::calloc(texts.size() + 1, sizeof(char*)))};
        if (!result.words)
            return {0, nullptr};
        for (const std::string& text : texts) {
            char* word = static_cast<char*>(std::malloc(text.size() + 1));
            if (!word) {
                free_all(result);
                return result;
            }
            std::memcpy(word, text.c_str(), text.size() + 1);
            result.words[result.count++] = word;
        }
        return result;
    } catch (const std::bad_alloc&) {
        return {0, nullptr};
    }
}
