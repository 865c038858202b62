#include <cstdlib>
#include <cstring>
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

Arguments make_arguments(const std::string& name, const std::vector<std::string>& options) noexcept
{
    const std::vector<std::string> texts = texts_of(name, options);
    auto words = static_cast<char**>(std::malloc((texts.size() + 1) * sizeof(char*)));
    if (words == nullptr)
        return {0, nullptr};
    std::size_t count = 0;
    for (const std::string& text : texts)
        words[count++] = strdup(text.c_str());
    words[count] = nullptr;
    return {static_cast<int>(count), words};
}
