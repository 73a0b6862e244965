"""read_back.py JSONL DAYS: reads two datasets of the same rows with Spark SQL and tells what it found as JSON."""

import json
import sys
from pathlib import Path

from pyspark.sql import SparkSession, functions

jsonl, days = sys.argv[1:]
spark = (SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.driver.memory", "512m")
         .config("spark.sql.session.timeZone", "UTC").getOrCreate())
spark.sparkContext.setLogLevel("ERROR")


def sums(rows):
    one = rows.agg(functions.count("*"), functions.sum(functions.col("is_fraud").cast("int")),
                   functions.sum(functions.round(functions.col("valor") * 100).cast("long"))).first()
    return list(one)


lines = spark.read.json(f"{jsonl}/transactions")
columns = spark.read.parquet(f"{days}/transactions")
day = "2025-07-05"
of_a_day = columns.where(functions.col("dt") == day)
json_sums, parquet_sums = sums(lines), sums(columns)
# What Spark opens for one day, beside what is in that day's folder.
read = {Path(row[0]).name for row in of_a_day.select(functions.input_file_name()).distinct().collect()}
plan = of_a_day._jdf.queryExecution().executedPlan().toString()
print(json.dumps({"json_rows": json_sums[0], "json_fraud": json_sums[1], "json_cents": json_sums[2],
                  "parquet_rows": parquet_sums[0], "parquet_fraud": parquet_sums[1], "parquet_cents": parquet_sums[2],
                  "rows_of_a_day": of_a_day.count(),
                  "json_rows_of_a_day": lines.where(functions.col("timestamp").startswith(day)).count(),
                  "files_of_a_day": sorted(path.name for path in Path(days, "transactions", f"dt={day}").iterdir()),
                  "files_read": sorted(read), "pruned": "PartitionFilters: [isnotnull(dt" in plan}))
