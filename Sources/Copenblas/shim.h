#pragma once
/* OpenBLAS holds LAPACK's Fortran routines too; Debian's package has no header for them. Matrices
   are column-major; `info` is 0 where all went well. */

typedef enum { GradeRowMajor = 101 } grade_order;
typedef enum { GradeNoTranspose = 111, GradeTranspose = 112 } grade_transpose;

void cblas_dgemm(grade_order order, grade_transpose a_transpose, grade_transpose b_transpose,
                 int m, int n, int k, double alpha, const double *a, int lda, const double *b,
                 int ldb, double beta, double *c, int ldc);
void openblas_set_num_threads(int count);

void dgetrf_(const int *m, const int *n, double *a, const int *lda, int *pivots, int *info);
void dgetri_(const int *n, double *a, const int *lda, const int *pivots, double *work,
             const int *lwork, int *info);
void dgetrs_(const char *transpose, const int *n, const int *columns, const double *a,
             const int *lda, const int *pivots, double *b, const int *ldb, int *info,
             unsigned long transpose_length);
void dpotrf_(const char *triangle, const int *n, double *a, const int *lda, int *info,
             unsigned long triangle_length);
void dsyevd_(const char *job, const char *triangle, const int *n, double *a, const int *lda,
             double *values, double *work, const int *lwork, int *iwork, const int *liwork,
             int *info, unsigned long job_length, unsigned long triangle_length);
void dgesdd_(const char *job, const int *m, const int *n, double *a, const int *lda,
             double *values, double *u, const int *ldu, double *vt, const int *ldvt,
             double *work, const int *lwork, int *iwork, int *info, unsigned long job_length);
