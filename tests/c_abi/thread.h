/* The thread that the tests of the C functions open: two roots, one of them three levels deep. */
#ifndef THREADBARE_TESTS_C_ABI_THREAD_H_
#define THREADBARE_TESTS_C_ABI_THREAD_H_

static const char kThread[] =
    "{\"threadbare\": 1, \"title\": \"On bridges\",\n"
    " \"post\": {\"author\": {\"name\": \"ada\"}, \"body\": \"Which one?\", \"markup\": "
    "\"text\"},\n"
    " \"comments\": [\n"
    "  {\"id\": \"a\", \"score\": 1, \"body\": \"The stone one\", \"markup\": \"text\"},\n"
    "  {\"id\": \"b\", \"parent\": \"a\", \"score\": 5, \"body\": \"It *leaks*\", \"markup\": "
    "\"markdown\"},\n"
    "  {\"id\": \"c\", \"parent\": \"b\", \"body\": \"\\u00e9 \\\"quoted\\\"\", \"markup\": "
    "\"text\"},\n"
    "  {\"id\": \"d\", \"score\": 9, \"time\": \"2024-01-14T09:30:00Z\", \"body\": \"<The rope "
    "one>\", \"markup\": \"text\"}]}\n";

#endif
