import {
  editProductInput,
  editProductOutput,
  productList,
  productListInput,
} from '../../../shared/contract/products.ts';
import { editProduct } from '../products/edit-product.ts';
import { listProducts } from '../products/list-products.ts';
import { change, read, router } from './procedure.ts';

export const productsRouter = router({
  list: read({ right: 'customer.read', input: productListInput, output: productList }, listProducts),
  edit: change(
    { right: 'master.write', audit: 'change', input: editProductInput, output: editProductOutput },
    editProduct,
  ),
});
