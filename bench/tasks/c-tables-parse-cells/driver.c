#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * The allocations of the solution are counted, and some of them fail.
 * Volatile: the compiler knows that malloc touches no variable of ours.
 */
static volatile int oracle_armed, oracle_count, oracle_fails_at, oracle_fails_until;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__real_reallocarray(void *old, size_t count, size_t size);
char *__real_strdup(const char *text);
char *__real_strndup(const char *text, size_t size);

static int oracle_fails(void)
{
    if (!oracle_armed)
        return 0;
    oracle_count++;
    return oracle_count >= oracle_fails_at && oracle_count <= oracle_fails_until;
}

void *__wrap_malloc(size_t size)
{
    return oracle_fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return oracle_fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return size && oracle_fails() ? NULL : __real_realloc(old, size);
}

void *__wrap_reallocarray(void *old, size_t count, size_t size)
{
    return count && oracle_fails() ? NULL : __real_reallocarray(old, count, size);
}

char *__wrap_strdup(const char *text)
{
    return oracle_fails() ? NULL : __real_strdup(text);
}

char *__wrap_strndup(const char *text, size_t size)
{
    return oracle_fails() ? NULL : __real_strndup(text, size);
}

static struct table *oracle_parse(const char *text, int fails_at, int fails_until)
{
    oracle_count = 0;
    oracle_fails_at = fails_at;
    oracle_fails_until = fails_until;
    oracle_armed = 1;
    struct table *table = table_parse(text);
    oracle_armed = 0;
    return table;
}

static void oracle_show(const struct table *table)
{
    printf("%zu rows\n", table->count);
    for (size_t i = 0; i < table->count; i++)
        for (size_t j = 0; j < table->rows[i].count; j++)
            printf("[%s]%s", table->rows[i].cells[j], j + 1 < table->rows[i].count ? " " : "\n");
}

/* usage: program (show | once | rest) < TEXT: with `once` and `rest`, each allocation fails in turn */
int main(int argc, char **argv)
{
    char *text = __real_calloc(1, 10000);
    size_t length = fread(text, 1, 9999, stdin);
    text = __real_realloc(text, length + 1);
    if (argc != 2)
        return 2;
    if (strcmp(argv[1], "show") == 0) {
        struct table *table = oracle_parse(text, 0, 0);
        oracle_show(table);
        table_free(table);
        return 0;
    }
    int rest = strcmp(argv[1], "rest") == 0;
    for (int number = 1; number < 100; number++) {
        fflush(stdout);
        pid_t child = fork();
        if (child == 0) {
            table_free(oracle_parse(text, number, rest ? 1000000 : number));
            _exit(oracle_count < number ? 42 : 0);
        }
        int status;
        waitpid(child, &status, 0);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 42)
            break;
    }
    table_free(NULL);
    return 0;
}
