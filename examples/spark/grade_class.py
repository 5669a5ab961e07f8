"""Marks the submissions of a class under Apache Spark: one a line in, one report a line out.

    tar -czf problems.tgz -C problems .
    spark-submit grade_class.py --grade .build/release/grade --problems problems.tgz \
        class.ndjson reports

Executors need nothing but what is shipped with the job: the program, which is one file without
shared libraries, and the problems as an archive. Spark reads CLASS and writes REPORTS wherever it
can: a file, a folder, hdfs://, s3a://. A report depends on its line alone, so neither the number of
partitions nor a task that is tried again changes a byte.
"""

import argparse
import shlex

from pyspark import SparkContext, SparkFiles


def arguments():
    parser = argparse.ArgumentParser(description="Marks the submissions of a class under Spark.")
    parser.add_argument("submissions", help="where they are: text, a JSON submission a line")
    parser.add_argument("reports", help="the folder to make, for files of a JSON report a line")
    parser.add_argument("--grade", required=True, help="the program, for the executors' machine")
    parser.add_argument("--problems", required=True, help="an archive of the folder of problems")
    parser.add_argument("--partitions", type=int, default=4, help="into how many parts to divide")
    return parser.parse_args()


def command(context):
    """The program as an executor calls it: what is shipped lies in the folder it runs in; without
    executors, where all runs in one process, it lies in a folder of the driver's."""
    is_local = context.master.partition("[")[0] == "local"
    folder = SparkFiles.getRootDirectory() if is_local else "."
    return shlex.join([f"{folder}/grade", "stream", "--problems", f"{folder}/problems"])


def main():
    options = arguments()
    context = SparkContext(appName="grade")
    context.addFile(options.grade)
    context.addArchive(f"{options.problems}#problems")
    lines = context.textFile(options.submissions, options.partitions)
    # With checkCode a program that did not answer every line fails the task, which is tried again.
    reports = lines.pipe(command(context), checkCode=True)
    reports.saveAsTextFile(options.reports)
    context.stop()


if __name__ == "__main__":
    main()
