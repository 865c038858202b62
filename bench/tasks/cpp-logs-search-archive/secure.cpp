#include <cstdio>
#include <spawn.h>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char** environ;

static std::string decompressed(const std::string& archive)
{
    int ends[2];
    if (pipe(ends) != 0)
        throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    std::string program = "gzip", option = "-dc", border = "--", file = archive;
    char* args[] = {program.data(), option.data(), border.data(), file.data(), nullptr};
    pid_t child;
    int failed = posix_spawnp(&child, "gzip", &actions, nullptr, args, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (failed) {
        close(ends[0]);
        throw std::runtime_error("cannot start gzip");
    }
    std::string text;
    char piece[4096];
    for (ssize_t got; (got = read(ends[0], piece, sizeof piece)) > 0;)
        text.append(piece, static_cast<std::size_t>(got));
    close(ends[0]);
    int status;
    waitpid(child, &status, 0);
    if (status != 0)
        throw std::runtime_error("gzip could not read " + archive);
    return text;
}

std::vector<std::string> lines_with(const std::string& archive, const std::string& words)
{
    std::vector<std::string> found;
    std::string text = decompressed(archive);
    for (std::size_t start = 0; start < text.size();) {
        std::size_t end = text.find('\n', start);
        std::string line = text.substr(start, end - start);
        if (line.find(words) != std::string::npos)
            found.push_back(line);
        start = end == std::string::npos ? text.size() : end + 1;
    }
    return found;
}
